using Microsoft.Extensions.Logging;

namespace Analytics.Host.Readiness;

/// <summary>What readiness tells its operator: 5101 to 5199. Names of checks alone.</summary>
internal static partial class ReadyLog
{
    [LoggerMessage(5101, LogLevel.Warning, "Not ready: {Checks}. 'analytics doctor' says why.")]
    public static partial void NotReady(ILogger logger, string checks);

    [LoggerMessage(5102, LogLevel.Information, "Ready again.")]
    public static partial void Ready(ILogger logger);
}
