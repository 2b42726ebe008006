namespace Analytics.Jobs;

/// <summary>A job as an operator sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Does">What it does.</param>
/// <param name="IsPaused">Whether its schedule is held.</param>
/// <param name="NextAt">When it is due; null when nobody knows.</param>
/// <param name="Last">Its latest run; null before the first.</param>
public sealed record JobStatus(string Name, string Does, bool IsPaused, DateTimeOffset? NextAt, JobRun? Last);

/// <summary>A run of a job.</summary>
/// <param name="Job">The job's name.</param>
/// <param name="Period">What it is for.</param>
/// <param name="State">How it stands.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="StartedAt">When the latest attempt began.</param>
/// <param name="EndedAt">When it ended; null while it runs.</param>
/// <param name="Outcome">What came of it, or why it failed; null while it runs.</param>
public sealed record JobRun(string Job, JobPeriod Period, RunState State, int Attempt, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Outcome)
{
    /// <summary>How long the latest attempt took; null while it runs.</summary>
    public TimeSpan? Took => EndedAt - StartedAt;
}

/// <summary>How a run stands.</summary>
public enum RunState
{
    /// <summary>A process is at it, or was when it died.</summary>
    Running,

    /// <summary>It did its work.</summary>
    Done,

    /// <summary>Its latest attempt failed.</summary>
    Failed,
}
