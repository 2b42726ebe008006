using System.Globalization;

namespace Analytics.Warehouse;

/// <summary>
/// The months that facts are kept by, each under a key of its own, and their end: their parcels are frozen to cells, and their rows dropped.
/// One caller at a time, of all processes.
/// </summary>
public sealed class Epochs
{
    private static readonly Statement Contents = new(Resources.Text("Epochs/contents.sql"));
    private static readonly string[] Freeze = [.. SqlText.Split(Resources.Text("Epochs/freeze.sql"))];
    private static readonly string Frozen = Resources.Text("Epochs/frozen.sql");
    private static readonly Statement Thaw = new("TRUNCATE TABLE freezing");
    private static readonly string[] Drop = [.. SqlText.Split(Resources.Text("Epochs/drop.sql"))];
    private static readonly string Rows = Resources.Text("Epochs/rows.sql");
    private static readonly string Parts = Resources.Text("Epochs/parts.sql");

    // A Distributed table has no partitions of its own.
    private const int NotImplemented = 48;

    // The engine clears dropped parts at once, and keeps parts that it has merged for 8 minutes.
    private static readonly TimeSpan longestWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(200);

    private readonly IClickHouse clickHouse;
    private readonly TimeProvider time;

    internal Epochs(IClickHouse clickHouse, TimeProvider time) => (this.clickHouse, this.time) = (clickHouse, time);

    /// <summary>Every epoch that there are rows or frozen cells of, in order.</summary>
    public async ValueTask<IReadOnlyList<EpochContents>> StateAsync(CancellationToken cancellation = default)
    {
        var epochs = new List<EpochContents>();
        await foreach (var epoch in clickHouse.ReadRowsAsync(Contents, StoredRows.Default.EpochContents, cancellation).ConfigureAwait(false))
        {
            epochs.Add(epoch);
        }

        return epochs;
    }

    /// <summary>
    /// Makes the cells that are kept of an epoch's parcels. They count from when the parcels are dropped on; until then nothing changes for
    /// those who read. May be stopped at any point and called again, for as long as every row of the epoch is there: what was frozen before
    /// is replaced.
    /// </summary>
    /// <param name="epoch">The month, as yyyymm.</param>
    /// <param name="cancellation">Stops between two statements.</param>
    public async ValueTask<FrozenEpoch> FreezeAsync(uint epoch, CancellationToken cancellation = default)
    {
        var number = epoch.ToString(CultureInfo.InvariantCulture);
        foreach (var statement in Freeze)
        {
            // A setting takes no parameters.
            await clickHouse.ExecuteAsync(Of(epoch, statement.Replace("/*epoch*/", number, StringComparison.Ordinal)), cancellation).ConfigureAwait(false);
        }

        FrozenEpoch? frozen = null;
        await foreach (var row in clickHouse.ReadRowsAsync(Of(epoch, Frozen), StoredRows.Default.FrozenEpoch, cancellation).ConfigureAwait(false))
        {
            frozen = row;
        }

        await clickHouse.ExecuteAsync(Thaw, cancellation).ConfigureAwait(false);
        return frozen!;
    }

    /// <summary>
    /// Drops every row of an epoch, and returns once nothing of them is left on the disk. The cells are not brought up to date with it. May be
    /// stopped at any point and called again.
    /// </summary>
    /// <param name="epoch">The month, as yyyymm.</param>
    /// <param name="cancellation">Stops between two statements.</param>
    /// <exception cref="WarehouseException">
    /// <see cref="WarehouseFault.TimedOut"/>: rows are dropped, and still on the disk. Or the rows are on a cluster, whose operator has to drop them.
    /// </exception>
    public async ValueTask DropAsync(uint epoch, CancellationToken cancellation = default)
    {
        try
        {
            foreach (var statement in Drop)
            {
                await clickHouse.ExecuteAsync(Of(epoch, statement), cancellation).ConfigureAwait(false);
            }
        }
        catch (WarehouseException e) when (e.Code == NotImplemented)
        {
            await ThrowUnlessDroppedAsync(epoch, e, cancellation).ConfigureAwait(false);
        }

        await WaitUntilOffDiskAsync(epoch, cancellation).ConfigureAwait(false);
    }

    /// <summary>Rows of an epoch that are there, in all tables with tokens.</summary>
    /// <param name="epoch">The month, as yyyymm.</param>
    /// <param name="cancellation">Gives up.</param>
    public ValueTask<long> CountLeftAsync(uint epoch, CancellationToken cancellation = default) =>
        clickHouse.ReadScalarAsync<long>(Of(epoch, Rows), cancellation);

    private async ValueTask ThrowUnlessDroppedAsync(uint epoch, WarehouseException inner, CancellationToken cancellation)
    {
        if (await CountLeftAsync(epoch, cancellation).ConfigureAwait(false) > 0)
        {
            throw new WarehouseException(
                WarehouseFault.Statement,
                $"The facts are on a cluster, where the program cannot drop them. Drop the partition {epoch} of journeys, scans, retractions and subjects in analytics_local, "
                    + "on one node of each shard, and then do the same again.",
                inner.Code,
                inner);
        }
    }

    private async ValueTask WaitUntilOffDiskAsync(uint epoch, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        while (await clickHouse.ReadScalarAsync<long>(Of(epoch, Parts), cancellation).ConfigureAwait(false) is var parts and > 0)
        {
            if (time.GetElapsedTime(began) > longestWait)
            {
                throw new WarehouseException(
                    WarehouseFault.TimedOut,
                    string.Create(CultureInfo.InvariantCulture, $"{parts} parts of the month {epoch} are dropped, and still on the disk {longestWait.TotalMinutes:0} minutes later. "
                        + $"See what holds them (system.parts, removal_state), and run the same again."));
            }

            await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
        }
    }

    private static Statement Of(uint epoch, string sql) =>
        new(sql, new Dictionary<string, string> { ["epoch"] = epoch.ToString(CultureInfo.InvariantCulture) });
}
