namespace Analytics.Warehouse;

/// <summary>Parts of tables that were rewritten or dropped and are still on the disk.</summary>
internal static class OldParts
{
    /// <summary>The tables whose rows hold tokens.</summary>
    public static readonly string[] OfParcels = ["scans", "retractions", "subjects", "journeys"];

    private const int Attempts = 120;

    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(250);
    private static readonly string[] Purge = [.. SqlText.Split(Resources.Text("Parcels/purge.sql"))];
    private static readonly string Purged = Resources.Text("Parcels/purged.sql");
    private static readonly string Left = Resources.Text("Parcels/old_parts.sql");

    /// <summary>Has a table's old parts deleted, as soon as no query reads them any more.</summary>
    /// <exception cref="WarehouseException">Some were still there half a minute later.</exception>
    public static async ValueTask PurgeAsync(IClickHouse clickHouse, string table, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string> { ["table"] = table, ["name"] = table };
        try
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                foreach (var statement in Purge)
                {
                    await clickHouse.ExecuteAsync(new Statement(statement, parameters), cancellation).ConfigureAwait(false);
                }

                if (await clickHouse.ReadScalarAsync<long>(new Statement(Left, parameters), cancellation).ConfigureAwait(false) == 0)
                {
                    return;
                }

                await Task.Delay(pause, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            await clickHouse.ExecuteAsync(new Statement(Purged, parameters), CancellationToken.None).ConfigureAwait(false);
        }

        throw new WarehouseException(WarehouseFault.Statement, $"Old parts of the table {table} are still on the disk: something has been reading them for half a minute. Try again.");
    }
}
