using Analytics.Warehouse;

namespace Analytics.Support.Warehouse;

/// <summary>
/// Stands in for the warehouse: keeps what is inserted, by table, and answers no queries. Safe for several workers.
/// </summary>
public sealed class RecordingClickHouse : IClickHouse
{
    private readonly Lock gate = new();
    private readonly List<(string Table, byte[] Bytes)> inserts = [];

    /// <summary>Called before an insert is kept; throws to make it fail.</summary>
    public Func<string, ValueTask> BeforeInsert { get; init; } = _ => ValueTask.CompletedTask;

    /// <summary>Every insert that succeeded, in order.</summary>
    public IReadOnlyList<(string Table, byte[] Bytes)> Inserts
    {
        get
        {
            lock (gate)
            {
                return [.. inserts];
            }
        }
    }

    /// <summary>The rows of a table, in the order they came.</summary>
    public IReadOnlyList<Row> Rows(string table)
    {
        var layout = TableLayout.Of(table);
        return [.. Inserts.Where(insert => insert.Table == table).SelectMany(insert => RowBinaryReader.Read(layout, insert.Bytes))];
    }

    /// <inheritdoc/>
    public async ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        await BeforeInsert(into).ConfigureAwait(false);
        byte[] bytes = [.. rowBinary.SelectMany(chunk => chunk.ToArray())];
        lock (gate)
        {
            inserts.Add((into, bytes));
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(Statement statement, string format, CancellationToken cancellation = default) =>
        throw new NotSupportedException("The recorder keeps inserts and answers no queries.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
