namespace Analytics.Eta.Tests;

/// <summary>Stands in for a model: half arrive within as many hours as the question has milestones. Knows no carrier "none".</summary>
internal sealed class StandInPredictor : IEtaPredictor
{
    private int calls;

    public string? Version { get; init; } = "20261126-031500-4f2a";

    /// <summary>Done before each prediction; gets how many came before.</summary>
    public Action<int> Before { get; init; } = _ => { };

    public void Predict(ReadOnlySpan<EtaQuestion> questions, Span<EtaAnswer> answers)
    {
        Before(Interlocked.Increment(ref calls) - 1);
        for (var i = 0; i < questions.Length; i++)
        {
            var hours = questions[i].Milestones.Count;
            answers[i] = Version is null || questions[i].Carrier == "none" ? default : new EtaAnswer(EtaLevel.Model, 123, hours / 2f, hours, hours * 2, hours * 3);
        }
    }

    public IReadOnlyList<EtaReason> Explain(EtaQuestion question, int most) =>
        [.. new EtaReason[] { new("hours_since_pickup", question.Milestones.Count, 1.3), new("carrier_median", null, 0.8), new("month", 11, 1.001) }.Take(most)];
}
