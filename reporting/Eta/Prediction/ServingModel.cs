namespace Analytics.Eta;

/// <summary>The model that serves, whichever that is: when another is chosen, it is opened within seconds, and callers notice nothing.</summary>
public sealed class ServingModel : IEtaPredictor, IDisposable
{
    private static readonly TimeSpan every = TimeSpan.FromSeconds(5);

    private readonly ModelShelf shelf;
    private readonly Action<EtaException> failed;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private volatile EtaPredictor? current;
    private string? refused;

    private ServingModel(ModelShelf shelf, Action<EtaException> failed, TimeProvider time)
    {
        (this.shelf, this.failed) = (shelf, failed);
        Look();
        timer = time.CreateTimer(_ => Look(), null, every, every);
    }

    public string? Version => current?.Version;

    /// <summary>Opens the model that serves; there may be none yet.</summary>
    /// <param name="shelf">Where models stand.</param>
    /// <param name="failed">Hears once of a model that cannot be used; the one before goes on serving.</param>
    /// <param name="time">Tells when to look again.</param>
    public static ServingModel Open(ModelShelf shelf, Action<EtaException> failed, TimeProvider time) => new(shelf, failed, time);

    public void Predict(ReadOnlySpan<EtaQuestion> questions, Span<EtaAnswer> answers)
    {
        if (current is { } predictor)
        {
            predictor.Predict(questions, answers);
        }
        else
        {
            answers[..questions.Length].Clear();
        }
    }

    public IReadOnlyList<EtaReason> Explain(EtaQuestion question, int most) => current?.Explain(question, most) ?? [];

    public void Dispose() => timer.Dispose();

    /// <summary>Looks whether another one was chosen.</summary>
    internal void Look()
    {
        lock (gate)
        {
            var version = shelf.ChampionVersion;
            if (version is null || version == current?.Version || version == refused)
            {
                return;
            }

            try
            {
                current = PredictorOf(version);
                refused = null;
            }
            catch (EtaException e)
            {
                refused = version;
                failed(e);
            }
        }
    }

    private EtaPredictor PredictorOf(string version)
    {
        var model = shelf.Open(version);
        return new EtaPredictor(version, model, Booster.Load(model.Booster.Save()));
    }
}
