namespace Analytics.Warehouse;

/// <summary>
/// ClickHouse, wherever it runs: two verbs. Failures are <see cref="WarehouseException"/>s with the server's error code.
/// </summary>
public interface IClickHouse : IAsyncDisposable
{
    /// <summary>Runs one statement and streams its result.</summary>
    /// <param name="statement">The SQL and its bound parameters.</param>
    /// <param name="format">A ClickHouse output format: <c>JSONEachRow</c>, <c>CSVWithNames</c>, <c>Parquet</c>, <c>RowBinary</c> ...</param>
    /// <param name="cancellation">Stops the statement between two chunks.</param>
    /// <returns>The result's bytes in chunks; a chunk is valid until the next one is asked for. Nothing for a statement without a result.</returns>
    IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(Statement statement, string format, CancellationToken cancellation = default);

    /// <summary>Inserts rows. They are all there when the task completes; none are when it fails before the first block is written.</summary>
    /// <param name="into">Table, and columns where not all: <c>scans</c> or <c>scans (epoch, parcel)</c>.</param>
    /// <param name="rowBinary">The rows in ClickHouse's RowBinary format, cut anywhere.</param>
    /// <param name="cancellation">Abandons the insert.</param>
    ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default);
}

/// <summary>One SQL statement with its parameters (<c>{name:Type}</c> in the text), bound by the engine and never pasted in.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Parameters">Values as text, by name, unescaped.</param>
public sealed record Statement(string Sql, IReadOnlyDictionary<string, string> Parameters)
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public Statement(string sql)
        : this(sql, None)
    {
    }
}
