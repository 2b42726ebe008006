using System.Globalization;

namespace Analytics.Warehouse;

/// <summary>
/// The kept scan cells (table <c>scan_cells</c>): what the quality of data is told from. They are made from every scan of the epochs that
/// changed, which takes some seconds for each ten million: refresh them after a load, or every few minutes, not with every push.
/// </summary>
public sealed class ScanCells : IDisposable
{
    private static readonly string ChangedEpochs = Resources.Text("Cells/changed_epochs.sql");
    private static readonly string[] Rebuild = [.. SqlText.Split(Resources.Text("Cells/rebuild_scan_cells.sql"))];

    private readonly IClickHouse clickHouse;
    private readonly SemaphoreSlim oneAtATime = new(1);
    private readonly RefreshTimer timer;

    internal ScanCells(IClickHouse clickHouse, TimeProvider time)
    {
        this.clickHouse = clickHouse;
        timer = new RefreshTimer("scan_cells", time);
    }

    /// <summary>
    /// Brings the scan cells up to date with scans and journeys. A statement that reads <c>scan_cells</c> once sees the state before or
    /// the state after. May be stopped at any point, and is mended by the next call.
    /// </summary>
    /// <returns>The epochs that were made again, in order.</returns>
    public async ValueTask<IReadOnlyList<long>> RefreshAsync(CancellationToken cancellation = default)
    {
        await oneAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await timer.RunAsync(() => RebuildChangedAsync(cancellation)).ConfigureAwait(false);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Leaves the scan cells as they are until what this gives is disposed of: whoever would rebuild them waits.</summary>
    internal ValueTask<Held> HoldAsync(CancellationToken cancellation) => Held.TakeAsync(oneAtATime, cancellation);

    public void Dispose()
    {
        timer.Dispose();
        oneAtATime.Dispose();
    }

    private async ValueTask<IReadOnlyList<long>> RebuildChangedAsync(CancellationToken cancellation)
    {
        var epochs = new List<EpochState>();
        await foreach (var epoch in clickHouse.ReadRowsAsync(new Statement(ChangedEpochs), StoredRows.Default.EpochState, cancellation).ConfigureAwait(false))
        {
            epochs.Add(epoch);
        }

        List<long> changed = [.. epochs.Where(epoch => epoch.IsChanged != 0).Select(epoch => epoch.Epoch)];
        if (changed.Count > 0)
        {
            await RebuildAsync(changed, epochs, cancellation).ConfigureAwait(false);
        }

        return changed;
    }

    private async ValueTask RebuildAsync(List<long> changed, List<EpochState> epochs, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string>
        {
            ["epochs"] = Numbers(changed),
            ["all_epochs"] = Numbers(epochs.Select(epoch => epoch.Epoch)),
            ["versions"] = Numbers(epochs.Select(epoch => epoch.Version)),
        };
        foreach (var statement in Rebuild)
        {
            await clickHouse.ExecuteAsync(new Statement(statement, parameters), cancellation).ConfigureAwait(false);
        }
    }

    private static string Numbers<T>(IEnumerable<T> numbers)
        where T : IFormattable => $"[{string.Join(',', numbers.Select(number => number.ToString(null, CultureInfo.InvariantCulture)))}]";

    /// <param name="Epoch">The month of its key, as yyyymm.</param>
    /// <param name="Version">The state of its facts; 0 where there are none.</param>
    /// <param name="IsChanged">1 when the scan cells were made from another state.</param>
    internal sealed record EpochState(long Epoch, ulong Version, byte IsChanged);
}
