using Analytics.Custody.Requests;
using Analytics.Jobs;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Jobs;

/// <summary>Tells recipients of personal data what was erased, restricted or withdrawn.</summary>
internal sealed class NoticesJob(NoticeRunner runner, ILogger<NoticesJob> logger) : IScheduledJob
{
    public string Name => "notices";

    public string Does => "Tells recipients of personal data what was done for requests of persons.";

    public TimeSpan Interval { get; } = TimeSpan.FromMinutes(1);

    public Task<string> RunAsync(JobPeriod period, CancellationToken cancellation) => ForeseenFailures.TellAsync(async () =>
    {
        var run = await runner.RunAsync(cancellation).ConfigureAwait(false);
        foreach (var (request, recipient) in run.GivenUp)
        {
            HostJobsLog.NoticeGivenUp(logger, recipient, request);
        }

        return $"acknowledged: {run.Acknowledged}, to be tried again: {run.Failed}";
    });
}
