namespace Analytics.Warehouse.Tests;

/// <summary>Runs so many statements and is stopped before the next, as a process that is killed.</summary>
internal sealed class StoppingClickHouse(IClickHouse clickHouse, int statements) : IClickHouse
{
    private int left = statements;

    public IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(Statement statement, string format, CancellationToken cancellation = default) =>
        left-- > 0 ? clickHouse.QueryAsync(statement, format, cancellation) : throw new OperationCanceledException();

    public ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Epochs insert no rows of their own.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
