using Microsoft.Extensions.Logging;

namespace Analytics.Host.Jobs;

/// <summary>What jobs tell their operator: 6151 to 6199. No personal value, key or secret.</summary>
internal static partial class HostJobsLog
{
    [LoggerMessage(6151, LogLevel.Information, "Alerts: {Count}. Carriers or lanes left their control limits in their latest complete week; 'analytics alerts' and the dashboard tell which.")]
    public static partial void Alerts(ILogger logger, int count);

    [LoggerMessage(6152, LogLevel.Information, "Keys of the raw log destroyed: {Count}, the latest of the day {Day}. Pushes of those days can no longer be read.")]
    public static partial void KeysDestroyed(ILogger logger, int count, uint day);
}
