using Analytics.Jobs;
using Analytics.Reports;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Jobs;

/// <summary>Holds carriers and lanes against their control limits, and tells how many have left them.</summary>
internal sealed class AlertsJob(AlertRunner alerts, TimeSpan interval, ILogger<AlertsJob> logger) : IScheduledJob
{
    public string Name => "alerts";

    public string Does => "Tells how many carriers and lanes left their control limits.";

    public TimeSpan Interval => interval;

    public Task<string> RunAsync(JobPeriod period, CancellationToken cancellation) => ForeseenFailures.TellAsync(async () =>
    {
        var count = (await alerts.RunAsync(cancellation: cancellation).ConfigureAwait(false)).Alerts.Count;
        if (count > 0)
        {
            HostJobsLog.Alerts(logger, count);
        }

        return $"alerts: {count}";
    });
}
