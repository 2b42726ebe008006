using Analytics.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Jobs;

/// <summary>Runs jobs for as long as the server runs.</summary>
internal sealed class JobsService(IReadOnlyList<IScheduledJob> jobs, JobsOptions options, TimeProvider time, ILoggerFactory logging) : IHostedService, IAsyncDisposable
{
    private JobScheduler? scheduler;

    public async Task StartAsync(CancellationToken cancellationToken) =>
        scheduler = await JobScheduler.StartAsync(options, jobs, time, logging, cancellationToken).ConfigureAwait(false);

    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    /// <summary>Also of a server that did not come to listen, and so is never stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref scheduler, null) is { } running)
        {
            await running.DisposeAsync().ConfigureAwait(false);
        }
    }
}
