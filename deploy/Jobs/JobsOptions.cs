using Analytics.Control;

namespace Analytics.Jobs;

/// <summary>Where schedules are kept, and how patient they are.</summary>
public sealed record JobsOptions
{
    /// <summary>Where schedules and runs are kept.</summary>
    public required ControlOptions Control { get; init; }

    /// <summary>How often a run that failed is tried again. A retry gives way to the next period.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>How long the first retry waits; each further one waits twice as long as the one before.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a run stays its process's own after the last sign of life.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a process tells the others that it lives.</summary>
    public TimeSpan CheckIn { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How soon a process sees what another has changed in the schedules.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(2);

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        Control.Validate();
        if (Retries is < 1 or > 20)
        {
            throw new ArgumentException($"{nameof(Retries)} is {Retries}: it must be between 1 and 20.");
        }

        foreach (var (name, value) in new[] { (nameof(FirstRetry), FirstRetry), (nameof(Lease), Lease), (nameof(CheckIn), CheckIn), (nameof(Look), Look) })
        {
            if (value < TimeSpan.FromSeconds(1) || value > TimeSpan.FromHours(1))
            {
                throw new ArgumentException($"{name} is {value}: it must be between a second and an hour.");
            }
        }
    }
}
