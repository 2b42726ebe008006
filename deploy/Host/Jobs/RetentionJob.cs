using Analytics.Control;
using Analytics.Custody.Retention;
using Analytics.Custody.Tokens;
using Analytics.Jobs;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Jobs;

/// <summary>Ends months that are as old as their keys may be, a day before they must be gone.</summary>
internal sealed class RetentionJob(Warehouse.Warehouse warehouse, IEpochKeyStore keys, ControlOptions control, TimeProvider time, ILogger<RetentionJob> logger) : IScheduledJob
{
    public string Name => "retention";

    public string Does => "Ends months that are as old as their keys may be: cells stay, keys and rows go.";

    public TimeSpan Interval { get; } = TimeSpan.FromDays(1);

    public Task<string> RunAsync(JobPeriod period, CancellationToken cancellation) => ForeseenFailures.TellAsync(async () =>
    {
        using var record = await RetentionRecord.OpenAsync(control, time, cancellation).ConfigureAwait(false);
        var ended = await new RetentionRun(warehouse, keys, record, time).RunAsync(cancellation).ConfigureAwait(false);
        foreach (var epoch in ended)
        {
            Tell(epoch);
        }

        return ended.Count == 0 ? "nothing due" : $"months ended: {ended.Count}";
    });

    private void Tell(EndedEpoch ended)
    {
        switch (ended.Cause)
        {
            case RetentionCause.Orphaned:
                HostJobsLog.MonthOrphaned(logger, ended.Epoch, ended.Rows);
                break;
            case RetentionCause.Late:
                HostJobsLog.MonthBack(logger, ended.Epoch, ended.Rows);
                break;
            default:
                HostJobsLog.MonthEnded(logger, ended.Epoch, ended.Rows);
                break;
        }
    }
}
