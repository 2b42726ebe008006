using Microsoft.Extensions.Logging;

namespace Analytics.Jobs;

/// <summary>What the scheduler tells its operator: 6101 to 6150. Nothing personal, no secret.</summary>
internal static partial class JobsLog
{
    [LoggerMessage(6101, LogLevel.Debug, "{Job}: {Outcome}")]
    public static partial void Done(ILogger logger, string job, string outcome);

    [LoggerMessage(6102, LogLevel.Warning, "{Job} failed (attempt {Attempt}). {Message}")]
    public static partial void Failed(ILogger logger, string job, int attempt, string message);

    [LoggerMessage(6103, LogLevel.Warning, "{Job}: the process that was at it is gone; this one does the work again from its beginning (attempt {Attempt}).")]
    public static partial void TakenOver(ILogger logger, string job, int attempt);

    [LoggerMessage(6104, LogLevel.Error, "{Job} is given up for this period: its process ended in the middle of each of {Attempts} attempts.")]
    public static partial void GivenUp(ILogger logger, string job, int attempts);

    [LoggerMessage(6105, LogLevel.Warning, "{Job}: for too long nobody could be told that this process is at it, so the run is no longer its own. The work may be done again.")]
    public static partial void Lost(ILogger logger, string job);

    [LoggerMessage(6106, LogLevel.Warning, "{Job} is due, and this version does not know it. Do processes of two versions share the control database?")]
    public static partial void Unknown(ILogger logger, string job);

    [LoggerMessage(6107, LogLevel.Information, "{Job} is no longer there and was taken off the schedules.")]
    public static partial void TakenOff(ILogger logger, string job);
}
