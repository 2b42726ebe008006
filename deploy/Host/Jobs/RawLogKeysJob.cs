using Analytics.Custody.DayKeys;
using Analytics.Jobs;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Jobs;

/// <summary>Destroys the raw log's keys of days that are over for as long as pushes are kept.</summary>
internal sealed class RawLogKeysJob(DayKeyFolder keys, int days, ILogger<RawLogKeysJob> logger) : IScheduledJob
{
    public string Name => "raw-log-keys";

    public string Does => "Destroys the raw log's keys of days that are not kept any more.";

    public TimeSpan Interval { get; } = TimeSpan.FromDays(1);

    public Task<string> RunAsync(JobPeriod period, CancellationToken cancellation) => ForeseenFailures.TellAsync(() =>
    {
        var destroyed = keys.DestroyOlderThan(days);
        if (destroyed.Count > 0)
        {
            HostJobsLog.KeysDestroyed(logger, destroyed.Count, destroyed[^1]);
        }

        return Task.FromResult($"keys destroyed: {destroyed.Count}");
    });
}
