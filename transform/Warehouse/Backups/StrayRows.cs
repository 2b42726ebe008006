using System.Globalization;

namespace Analytics.Warehouse;

/// <summary>Rows that a warehouse must not keep after it was made of a copy.</summary>
public static class StrayRows
{
    private static readonly string Count = Resources.Text("Backups/count_strays.sql");
    private static readonly string Delete = Resources.Text("Backups/delete_strays.sql");

    /// <summary>
    /// Deletes rows of parcels that have no journey. A journey is written last and deleted last: what is there without one is of a batch or an
    /// erasure that was under way when the copy was made, and no order would find it.
    /// </summary>
    /// <returns>How many rows.</returns>
    public static async ValueTask<long> DeleteAsync(Warehouse warehouse, CancellationToken cancellation = default)
    {
        var deleted = 0L;
        foreach (var epoch in await warehouse.Epochs.StateAsync(cancellation).ConfigureAwait(false))
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
