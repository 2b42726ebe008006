using Analytics.Custody.Requests;
using Analytics.Jobs;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Jobs;

/// <summary>Carries out what persons have asked for, and wipes what is not needed any more.</summary>
internal sealed class RequestsJob(RequestBook book, RequestRunner runner, ILogger<RequestsJob> logger) : IScheduledJob
{
    public string Name => "requests";

    public string Does => "Carries out verified requests of persons, and counts those that are open and late.";

    public TimeSpan Interval { get; } = TimeSpan.FromMinutes(1);

    public Task<string> RunAsync(JobPeriod period, CancellationToken cancellation) => ForeseenFailures.TellAsync(async () =>
    {
        try
        {
            var run = await runner.RunAsync(cancellation: cancellation).ConfigureAwait(false);
            foreach (var (request, rows) in run.Left)
            {
                HostJobsLog.RowsLeft(logger, request, rows);
            }

            await book.WipeAsync(cancellation).ConfigureAwait(false);
            return run.Left.Count == 0 ? $"carried out: {run.Done}" : $"carried out: {run.Done}, to be tried again: {run.Left.Count}";
        }
        finally
        {
            var counts = await book.CountAsync(CancellationToken.None).ConfigureAwait(false);
            RequestMetrics.Counted(counts);
            if (counts.Late > 0)
            {
                HostJobsLog.RequestsLate(logger, counts.Late);
            }
        }
    });
}
