using Analytics.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Jobs;

/// <summary>Runs jobs for as long as the server runs.</summary>
internal sealed class JobsService(IReadOnlyList<IScheduledJob> jobs, Installation installation, TimeProvider time, ILoggerFactory logging) : IHostedService
{
    private JobScheduler? scheduler;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = new JobsOptions { Control = installation.Settings.Web.Control };
        scheduler = await JobScheduler.StartAsync(options, jobs, time, logging, cancellationToken).ConfigureAwait(false);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (scheduler is not null)
        {
            await scheduler.DisposeAsync().ConfigureAwait(false);
        }
    }
}
