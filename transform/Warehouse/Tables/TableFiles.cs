namespace Analytics.Warehouse;

/// <summary>
/// Rows from memory, written by the engine in its formats: the same rows give the same bytes. They pass through a table of their own, on disk and
/// sorted by the key, which goes with this; neither side ever holds them all in memory.
/// </summary>
public sealed class TableFiles : IAsyncDisposable
{
    private readonly IClickHouse clickHouse;
    private readonly Dictionary<string, string> parameters;
    private readonly string columns;
    private readonly string key;

    private TableFiles(IClickHouse clickHouse, IReadOnlyList<TableColumn> columns, IReadOnlyList<string> key)
    {
        this.clickHouse = clickHouse;
        parameters = new() { ["table"] = $"files_{Guid.NewGuid():N}_next" };
        this.columns = string.Join(",\n    ", columns.Select(column => $"{SqlText.Name(column.Name)} {column.Type}"));
        this.key = string.Join(", ", key.Select(SqlText.Name));
    }

    /// <param name="clickHouse">The engine that writes.</param>
    /// <param name="columns">In the order that they have in files.</param>
    /// <param name="key">Names of the columns that rows are sorted by; texts by their UTF-8 bytes.</param>
    /// <param name="rowBinary">The rows in RowBinary, in any order, cut anywhere; each chunk is used up before the next is asked for.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="WarehouseException">The engine failed.</exception>
    public static async ValueTask<TableFiles> SetDownAsync(
        IClickHouse clickHouse,
        IReadOnlyList<TableColumn> columns,
        IReadOnlyList<string> key,
        IEnumerable<ReadOnlyMemory<byte>> rowBinary,
        CancellationToken cancellation = default)
    {
        await DropLeftAsync(clickHouse, cancellation).ConfigureAwait(false);
        var files = new TableFiles(clickHouse, columns, key);
        await clickHouse.ExecuteAsync(files.Statement("create"), cancellation).ConfigureAwait(false);
        try
        {
            await clickHouse.InsertAsync(files.parameters["table"], rowBinary, cancellation).ConfigureAwait(false);
            await clickHouse.ExecuteAsync(files.Statement("settle"), cancellation).ConfigureAwait(false);
            return files;
        }
        catch
        {
            await files.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes all rows, in the order of the key.</summary>
    /// <param name="format">A ClickHouse output format: <c>CSVWithNames</c>, <c>Parquet</c>, <c>Arrow</c>.</param>
    /// <param name="destination">Where to; neither flushed nor closed.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="WarehouseException">The engine failed.</exception>
    public ValueTask WriteAsync(string format, Stream destination, CancellationToken cancellation = default) =>
        clickHouse.CopyToAsync(Statement("read"), format, destination, cancellation);

    public ValueTask DisposeAsync() => clickHouse.ExecuteAsync(Statement("drop"), CancellationToken.None);

    private static async ValueTask DropLeftAsync(IClickHouse clickHouse, CancellationToken cancellation)
    {
        var left = await clickHouse.ReadLinesAsync(new Statement(Resources.Text("Tables/left.sql")), cancellation).ToListAsync(cancellation).ConfigureAwait(false);
        foreach (var table in left)
        {
            var drop = new Statement(Resources.Text("Tables/drop.sql"), new Dictionary<string, string> { ["table"] = table });
            await clickHouse.ExecuteAsync(drop, cancellation).ConfigureAwait(false);
        }
    }

    // Columns cannot be bound: their names are quoted, and their types are the product's own.
    private Statement Statement(string name) =>
        new(Resources.Text($"Tables/{name}.sql").Replace("/* columns */", columns).Replace("/* key */", key), parameters);
}
