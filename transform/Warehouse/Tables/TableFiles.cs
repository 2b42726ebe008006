using System.Globalization;

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

    private TableFiles(IClickHouse clickHouse, DateTimeOffset now, IReadOnlyList<TableColumn> columns, IReadOnlyList<string> key)
    {
        this.clickHouse = clickHouse;
        parameters = new() { ["table"] = $"files_{Day(now)}_{Guid.NewGuid():N}_next" };
        this.columns = string.Join(",\n    ", columns.Select(column => $"{SqlText.Name(column.Name)} {column.Type}"));
        this.key = string.Join(", ", key.Select(SqlText.Name));
    }

    /// <param name="clickHouse">The engine that writes.</param>
    /// <param name="time">Tells which tables of others are a day old: their processes died, and they are dropped.</param>
    /// <param name="columns">In the order that they have in files.</param>
    /// <param name="key">Names of the columns that rows are sorted by; texts by their UTF-8 bytes.</param>
    /// <param name="batches">The rows, in any order: whole ones in each, some tens of MB at a time. A batch is stored before the next is asked for.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="WarehouseException">The engine failed.</exception>
    public static async ValueTask<TableFiles> SetDownAsync(
        IClickHouse clickHouse,
        TimeProvider time,
        IReadOnlyList<TableColumn> columns,
        IReadOnlyList<string> key,
        IEnumerable<RowBinaryWriter> batches,
        CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        await DropLeftAsync(clickHouse, now, cancellation).ConfigureAwait(false);
        var files = new TableFiles(clickHouse, now, columns, key);
        await clickHouse.ExecuteAsync(files.Statement("create"), cancellation).ConfigureAwait(false);
        try
        {
            foreach (var batch in batches)
            {
                await clickHouse.InsertAsync(files.parameters["table"], batch.Chunks, cancellation).ConfigureAwait(false);
            }

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

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static async ValueTask DropLeftAsync(IClickHouse clickHouse, DateTimeOffset now, CancellationToken cancellation)
    {
        var left = Statement("left", new() { ["day"] = Day(now.AddDays(-1)) });
        foreach (var table in await clickHouse.ReadLinesAsync(left, cancellation).ToListAsync(cancellation).ConfigureAwait(false))
        {
            await clickHouse.ExecuteAsync(Statement("drop", new() { ["table"] = table }), cancellation).ConfigureAwait(false);
        }
    }

    private static Statement Statement(string name, Dictionary<string, string> parameters) => new(Resources.Text($"Tables/{name}.sql"), parameters);

    // Columns cannot be bound: their names are quoted, and their types are the product's own.
    private Statement Statement(string name) =>
        new(Resources.Text($"Tables/{name}.sql").Replace("/* columns */", columns).Replace("/* key */", key), parameters);
}
