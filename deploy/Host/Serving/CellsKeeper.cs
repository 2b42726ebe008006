using Analytics.Warehouse;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>Keeps what reports read up with what is committed, while pushes come in.</summary>
internal sealed class CellsKeeper(Cells cells, TouchedParcels touched, TimeProvider time, ILogger<CellsKeeper> logger)
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>Brings the cells up to date again and again, and once more when it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var pause = await RefreshAsync().ConfigureAwait(false);
            await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await RefreshAsync().ConfigureAwait(false);
    }

    /// <summary>Returns how long to leave the machine to others: a third of the time, however much there is to do.</summary>
    private async Task<TimeSpan> RefreshAsync()
    {
        if (touched.IsEmpty)
        {
            return LeastPause;
        }

        var started = time.GetTimestamp();
        try
        {
            await cells.RefreshAsync(touched, CancellationToken.None).ConfigureAwait(false);
        }
        catch (WarehouseException e)
        {
            ServingLog.CellsNotRefreshed(logger, e.Message, PauseAfterFailure.TotalSeconds);
            return PauseAfterFailure;
        }

        var half = time.GetElapsedTime(started) / 2;
        return half > LeastPause ? half : LeastPause;
    }
}
