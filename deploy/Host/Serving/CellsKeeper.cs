using Analytics.Warehouse;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>
/// Keeps what reports read up with what is committed, while pushes come in, where one process has the warehouse to itself and knows which
/// parcels were touched. A job looks after scan cells, which are not needed so soon.
/// </summary>
internal sealed class CellsKeeper(Warehouse.Warehouse warehouse, TouchedParcels touched, TimeProvider time, ILogger<CellsKeeper> logger)
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>Brings the cells up to date again and again, and everything once more when it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            var pause = await TryAsync(RefreshCellsAsync).ConfigureAwait(false) ? PauseAfter(time.GetElapsedTime(started)) : PauseAfterFailure;
            await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await TryAsync(RefreshCellsAsync).ConfigureAwait(false);
        await TryAsync(() => warehouse.ScanCells.RefreshAsync(CancellationToken.None).AsTask()).ConfigureAwait(false);
    }

    private static TimeSpan PauseAfter(TimeSpan elapsed) => elapsed / 2 > LeastPause ? elapsed / 2 : LeastPause;

    private Task RefreshCellsAsync() => warehouse.Cells.RefreshAsync(touched, CancellationToken.None).AsTask();

    private async Task<bool> TryAsync(Func<Task> refresh)
    {
        try
        {
            await refresh().ConfigureAwait(false);
            return true;
        }
        catch (WarehouseException e)
        {
            ServingLog.CellsNotRefreshed(logger, e.Message, PauseAfterFailure.TotalSeconds);
            return false;
        }
    }
}
