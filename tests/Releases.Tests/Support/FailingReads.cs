using Analytics.Warehouse;

namespace Analytics.Releases.Tests.Support;

/// <summary>A warehouse that fails when a file is to be written, in the middle of it.</summary>
internal sealed class FailingReads(IClickHouse inner) : IClickHouse
{
    private string? table;

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(
        Statement statement, string format, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        table ??= statement.Parameters.GetValueOrDefault("table");
        if (format == "Parquet")
        {
            yield return new byte[100];
            throw new WarehouseException(WarehouseFault.Interrupted, "It failed.");
        }

        await foreach (var chunk in inner.QueryAsync(statement, format, cancellation))
        {
            yield return chunk;
        }
    }

    public ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default) =>
        inner.InsertAsync(into, rowBinary, cancellation);

    /// <summary>How many tables there are of the name that was made; it was made.</summary>
    public async Task<long> TablesAsync() => await inner.ReadScalarAsync<long>(
        new Statement("SELECT count() FROM system.tables WHERE name = {table:String}", new Dictionary<string, string> { ["table"] = table! }));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
