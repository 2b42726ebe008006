using System.Globalization;

namespace Analytics.Warehouse;

/// <summary>Rows with a token in them, of an epoch.</summary>
/// <param name="Epoch">The month of its key, as yyyymm.</param>
/// <param name="Rows">How many, as they are stored: one that is yet to be merged counts as it is.</param>
public sealed record EpochRows(uint Epoch, long Rows);

/// <summary>The months that a warehouse has rows of after it was made of a copy, and what must not stay of them.</summary>
public static class RestoredEpochs
{
    private static readonly Statement Epochs = new(Resources.Text("Backups/epochs.sql"));
    private static readonly string Count = Resources.Text("Backups/count_strays.sql");
    private static readonly string Delete = Resources.Text("Backups/delete_strays.sql");

    /// <summary>The months, in order.</summary>
    public static async ValueTask<IReadOnlyList<EpochRows>> ListAsync(Warehouse warehouse, CancellationToken cancellation = default) =>
        await warehouse.ClickHouse.ReadRowsAsync(Epochs, StoredRows.Default.EpochRows, cancellation).ToListAsync(cancellation).ConfigureAwait(false);

    /// <summary>Drops a month's rows, and sees to it that no byte of them is left on the disk. Cells are not brought up to date with it.</summary>
    public static async ValueTask DropAsync(Warehouse warehouse, uint epoch, CancellationToken cancellation = default)
    {
        foreach (var table in OldParts.OfParcels)
        {
            await warehouse.ClickHouse.ExecuteAsync(
                new Statement("ALTER TABLE {table:Identifier} DROP PARTITION {epoch:UInt32}", Of(epoch, table)), cancellation).ConfigureAwait(false);
            await OldParts.PurgeAsync(warehouse.ClickHouse, table, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Deletes rows of parcels that have no journey. A journey is written last and deleted last: what is there without one is of a batch or an
    /// erasure that was under way when the copy was made, and no order would find it.
    /// </summary>
    /// <returns>How many rows.</returns>
    public static async ValueTask<long> DeleteStraysAsync(Warehouse warehouse, CancellationToken cancellation = default)
    {
        var deleted = 0L;
        foreach (var epoch in await ListAsync(warehouse, cancellation).ConfigureAwait(false))
        {
            foreach (var table in OldParts.OfParcels.Where(table => table != "journeys"))
            {
                var parameters = Of(epoch.Epoch, table);
                var strays = await warehouse.ClickHouse.ReadScalarAsync<long>(new Statement(Count, parameters), cancellation).ConfigureAwait(false);
                if (strays > 0)
                {
                    await warehouse.ClickHouse.ExecuteAsync(new Statement(Delete, parameters), cancellation).ConfigureAwait(false);
                    await OldParts.PurgeAsync(warehouse.ClickHouse, table, cancellation).ConfigureAwait(false);
                    deleted += strays;
                }
            }
        }

        return deleted;
    }

    private static Dictionary<string, string> Of(uint epoch, string table) =>
        new() { ["epoch"] = epoch.ToString(CultureInfo.InvariantCulture), ["table"] = table };
}
