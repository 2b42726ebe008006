namespace Analytics.Eta;

/// <summary>Answers when parcels arrive. Any number of callers may ask at the same time.</summary>
public interface IEtaPredictor
{
    /// <summary>The version of the model; null when there is none, and every answer is <see cref="EtaLevel.None"/>.</summary>
    string? Version { get; }

    /// <summary>Answers each question, on the caller's thread.</summary>
    /// <param name="questions">Of any number.</param>
    /// <param name="answers">Filled; as long as <paramref name="questions"/>.</param>
    void Predict(ReadOnlySpan<EtaQuestion> questions, Span<EtaAnswer> answers);

    /// <summary>The features that moved the model's prediction most, the strongest first; none where the model does not answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="most">How many at most.</param>
    IReadOnlyList<EtaReason> Explain(EtaQuestion question, int most);
}
