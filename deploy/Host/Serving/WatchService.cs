using Analytics.Control;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>Writes down, every few seconds, what this process has withheld, what tripwires caught and which unknown fields came.</summary>
internal sealed class WatchService(CustodyRoom custody, TimeProvider time, ILogger<WatchService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await custody.Watch.WriteAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (ControlException e)
            {
                ServingLog.CountsNotWritten(logger, e.Message);
            }
        }
    }
}
