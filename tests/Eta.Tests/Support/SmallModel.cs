namespace Analytics.Eta.Tests;

/// <summary>A model of a few parcels, made once for the tests that look at what is done with one.</summary>
public sealed class SmallModel : IDisposable
{
    internal static readonly EtaOptions Options = new() { TrainingDays = 21, CalibrationDays = 14, TestDays = 7, SettleDays = 7, Rounds = 25 };

    public SmallModel()
    {
        Journeys = SimulatedJourneys.Of(6_000, 6, seed: 3);
        Slices = Slices.Of(SimulatedJourneys.Until.ToUnixTimeSeconds(), Options);
        Fitted = new Fitting(Options, NoProgress.Instance).Run(Journeys, Slices, CancellationToken.None);
    }

    internal List<Journey> Journeys { get; }

    internal Slices Slices { get; }

    internal Fitted Fitted { get; }

    internal EtaModel Model => Fitted.Model;

    public void Dispose() => Model.Dispose();
}
