using Analytics.Eta;

namespace Analytics.Host.Configuration;

/// <summary>How ETA models are made and judged.</summary>
internal sealed record EtaSettings
{
    private static readonly EtaOptions defaults = new();

    /// <summary>Folder of the models; empty for the data folder. Processes on several machines share one.</summary>
    public string Models { get; init; } = "";

    public int TrainingDays { get; init; } = defaults.TrainingDays;

    public int CalibrationDays { get; init; } = defaults.CalibrationDays;

    public int TestDays { get; init; } = defaults.TestDays;

    public int SettleDays { get; init; } = defaults.SettleDays;

    public int MostParcels { get; init; } = defaults.MostParcels;

    public int Rounds { get; init; } = defaults.Rounds;

    public EtaOptions ToOptions() => defaults with
    {
        TrainingDays = TrainingDays,
        CalibrationDays = CalibrationDays,
        TestDays = TestDays,
        SettleDays = SettleDays,
        MostParcels = MostParcels,
        Rounds = Rounds,
    };

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate() => ToOptions().Validate();
}
