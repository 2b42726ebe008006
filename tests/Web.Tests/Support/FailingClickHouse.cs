using System.Runtime.CompilerServices;
using Analytics.Warehouse;

namespace Analytics.Web.Tests;

/// <summary>A warehouse whose every statement fails in the same way.</summary>
internal sealed class FailingClickHouse(Exception failure) : IClickHouse
{
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(Statement statement, string format, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.FromException(failure);
        yield break;
    }

    public ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default) => ValueTask.FromException(failure);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
