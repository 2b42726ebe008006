namespace Analytics.Jobs;

/// <summary>A run as it stands in the control database; times are milliseconds since 1970.</summary>
internal sealed class RunRow
{
    public string Job { get; init; } = "";

    public long Period { get; init; }

    public string State { get; init; } = "";

    public long Attempt { get; init; }

    public string Owner { get; init; } = "";

    public long LeasedUntil { get; init; }

    public long StartedAt { get; init; }

    public long? EndedAt { get; init; }

    public string? Outcome { get; init; }

    public RunState Stands => Enum.Parse<RunState>(State, ignoreCase: true);

    public JobRun ToRun() => new(
        Job, JobPeriod.Of(Period), Stands, (int)Attempt, DateTimeOffset.FromUnixTimeMilliseconds(StartedAt),
        EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null, Outcome);
}
