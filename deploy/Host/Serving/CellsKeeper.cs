using Analytics.Warehouse;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>Keeps what reports read up with what is committed, while pushes come in.</summary>
internal sealed class CellsKeeper(Warehouse.Warehouse warehouse, TouchedParcels touched, TimeProvider time, ILogger<CellsKeeper> logger) : IDisposable
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenScanCells = TimeSpan.FromMinutes(5);

    private readonly RefreshTimer cells = new("cells", time);
    private readonly RefreshTimer scanCells = new("scan_cells", time);

    /// <summary>Brings everything up to date again and again, and once more when it is stopped.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(
        RepeatAsync(RefreshCellsAsync, elapsed => elapsed / 2 > LeastPause ? elapsed / 2 : LeastPause, stop),
        RepeatAsync(() => scanCells.RunAsync(() => warehouse.ScanCells.RefreshAsync(CancellationToken.None).AsTask()), _ => BetweenScanCells, stop));

    public void Dispose()
    {
        cells.Dispose();
        scanCells.Dispose();
    }

    private Task RefreshCellsAsync()
    {
        if (touched.IsEmpty)
        {
            cells.Note();
            return Task.CompletedTask;
        }

        return cells.RunAsync(() => warehouse.Cells.RefreshAsync(touched, CancellationToken.None).AsTask());
    }

    private async Task RepeatAsync(Func<Task> refresh, Func<TimeSpan, TimeSpan> pauseAfter, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            var pause = await TryAsync(refresh).ConfigureAwait(false) ? pauseAfter(time.GetElapsedTime(started)) : PauseAfterFailure;
            await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await TryAsync(refresh).ConfigureAwait(false);
    }

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
