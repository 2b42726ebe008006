namespace Analytics.Eta;

/// <summary>How models are made and judged.</summary>
public sealed record EtaOptions
{
    /// <summary>Days of pickups that a model learns from, before its calibration begins; from 7 to 180.</summary>
    public int TrainingDays { get; init; } = 120;

    /// <summary>Days after them that it is calibrated on; from 1 to 60.</summary>
    public int CalibrationDays { get; init; } = 21;

    /// <summary>Days after those that it is judged on: the newest slice; from 1 to 60.</summary>
    public int TestDays { get; init; } = 7;

    /// <summary>Days at the end whose moments are not judged, so that most parcels of the slice before have arrived; from 0 to 60.</summary>
    public int SettleDays { get; init; } = 14;

    /// <summary>Parcels that it learns from at most, by chance of their tokens; from 100 to 10,000,000.</summary>
    public int MostParcels { get; init; } = 200_000;

    /// <summary>Trees; from 1 to 2,000.</summary>
    public int Rounds { get; init; } = 160;

    /// <summary>Threads of a training, at the lowest priority; from 1 to 64.</summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 64);

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        Require(TrainingDays, 7, 180, nameof(TrainingDays));
        Require(CalibrationDays, 1, 60, nameof(CalibrationDays));
        Require(TestDays, 1, 60, nameof(TestDays));
        Require(SettleDays, 0, 60, nameof(SettleDays));
        Require(MostParcels, 100, 10_000_000, nameof(MostParcels));
        Require(Rounds, 1, 2_000, nameof(Rounds));
        Require(Threads, 1, 64, nameof(Threads));
    }

    private static void Require(int value, int least, int most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException($"{name} is {value}: it must be between {least} and {most}.");
        }
    }
}
