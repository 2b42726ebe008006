using System.Globalization;
using Analytics.Warehouse.Embedded;
using Analytics.Warehouse.Migrations;

namespace Analytics.Warehouse;

/// <summary>Copies of the tables of an embedded warehouse, made by the engine beside everything else that it does, and what is made of one.</summary>
public static class WarehouseBackup
{
    private static readonly Statement Tables = new(Resources.Text("Backups/tables.sql"));

    /// <summary>The number of the last step of this version's schema.</summary>
    public static int Schema { get; } = Migration.All[^1].Number;

    /// <summary>
    /// Copies the tables as they are at one moment. Whatever was committed when this is called is in the copy; a batch that is being written
    /// meanwhile may be in it in part (<see cref="RestoredEpochs.DeleteStraysAsync"/>). Cells are brought up to date when it is done.
    /// </summary>
    /// <param name="warehouse">An embedded one, opened with <see cref="WarehouseOptions.BackupFolder"/>.</param>
    /// <param name="folder">Under that folder, as a full path; not there yet.</param>
    /// <param name="cancellation">Gives up before the copy begins, or when it is made.</param>
    /// <returns>Rows in the copy, by table.</returns>
    /// <exception cref="WarehouseException">The engine failed. What it had written is left in the folder.</exception>
    public static async ValueTask<IReadOnlyDictionary<string, long>> WriteAsync(Warehouse warehouse, string folder, CancellationToken cancellation = default)
    {
        var tables = await warehouse.ClickHouse.ReadLinesAsync(Tables, cancellation).ToListAsync(cancellation).ConfigureAwait(false);
        var names = string.Join(", ", tables.Select(table => $"TABLE {SqlText.Name(table)}"));

        // A rebuild exchanges tables and empties those from before: of these, half a copy would be made.
        using (await warehouse.Cells.HoldAsync(cancellation).ConfigureAwait(false))
        using (await warehouse.ScanCells.HoldAsync(cancellation).ConfigureAwait(false))
        {
            // Files that are the same are all written, so that each part tells how many rows it has.
            var backup = new Statement($"BACKUP {names} TO File({SqlText.Text(folder)}) SETTINGS deduplicate_files = 0");
            await warehouse.ClickHouse.ExecuteAsync(backup, cancellation).ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
        return tables.ToDictionary(table => table, table => RowsIn(folder, table));
    }

    /// <summary>Makes an embedded warehouse of a copy. It is not at this version's schema until it is opened.</summary>
    /// <param name="folder">The copy, as a full path.</param>
    /// <param name="options">A data folder without a warehouse, and a <see cref="WarehouseOptions.BackupFolder"/> that the copy is under.</param>
    /// <param name="cancellation">Gives up before it begins, or when it is made.</param>
    /// <exception cref="WarehouseException">The engine failed, or the copy is not whole.</exception>
    public static async ValueTask ReadAsync(string folder, WarehouseOptions options, CancellationToken cancellation = default)
    {
        options.Validate();
        var engine = await Warehouse.OpenEmbeddedAsync(options).ConfigureAwait(false);
        await using (engine.ConfigureAwait(false))
        {
            await engine.ExecuteAsync(new Statement($"RESTORE ALL FROM File({SqlText.Text(folder)})"), cancellation).ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
    }

    // data/DATABASE/TABLE/PART/count.txt; a table without rows has no folder.
    private static long RowsIn(string folder, string table) =>
        FoldersIn(Path.Combine(folder, "data"))
            .SelectMany(database => FoldersIn(Path.Combine(database, table)))
            .Sum(part => long.Parse(File.ReadAllText(Path.Combine(part, "count.txt")), CultureInfo.InvariantCulture));

    private static IEnumerable<string> FoldersIn(string folder) => Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [];
}
