namespace Analytics.Jobs;

/// <summary>Work that is done again and again, by one process at a time, whichever is there.</summary>
public interface IScheduledJob
{
    /// <summary>Short and unique, as it is written in commands: <c>scan-cells</c>.</summary>
    string Name { get; }

    /// <summary>What it does, in a sentence for operators.</summary>
    string Does { get; }

    /// <summary>How often, in whole seconds. Periods are counted from 1970 on, UTC: a job of a day is due at midnight.</summary>
    TimeSpan Interval { get; }

    /// <summary>
    /// Does the work of one period. When its process dies in the middle, or it fails, it is called again for the same period: twice must
    /// have the effect of once.
    /// </summary>
    /// <returns>What came of it, in a few words for operators, with nothing personal.</returns>
    /// <exception cref="JobFailedException">It failed, and this is why. Of any other exception only the type is told.</exception>
    Task<string> RunAsync(JobPeriod period, CancellationToken cancellation);
}
