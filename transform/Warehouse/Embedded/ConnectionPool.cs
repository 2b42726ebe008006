using System.Collections.Concurrent;

namespace Analytics.Warehouse.Embedded;

/// <summary>Connections to one engine, opened when needed and kept until the pool is closed.</summary>
internal sealed class ConnectionPool(EngineFolder folder, EngineOptions options) : IAsyncDisposable
{
    private readonly ConcurrentBag<ChdbConnection> idle = [];
    private readonly SemaphoreSlim free = new(options.Connections);
    private readonly IReadOnlyList<string> arguments = options.Arguments(folder.Engine);
    private bool isClosed;

    /// <summary>Starts the engine, so that what is wrong with the folder is told now.</summary>
    public void Start() => idle.Add(ChdbConnection.Open(folder, arguments));

    /// <summary>A connection for one statement, to be disposed after it; waits while all are in use.</summary>
    public async ValueTask<Lease> RentAsync(CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(isClosed, typeof(EmbeddedClickHouse));
            return new Lease(this, idle.TryTake(out var connection)
                ? connection
                : await EngineThread.Run(() => ChdbConnection.Open(folder, arguments)).ConfigureAwait(false));
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    /// <summary>Waits for the statements under way, then closes every connection, which stops the engine.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < options.Connections; i++)
        {
            await free.WaitAsync().ConfigureAwait(false);
        }

        isClosed = true;
        await EngineThread.Run(() =>
        {
            while (idle.TryTake(out var connection))
            {
                connection.Dispose();
            }

            return true;
        }).ConfigureAwait(false);
        free.Release(options.Connections);
    }

    public sealed class Lease(ConnectionPool pool, ChdbConnection connection) : IDisposable
    {
        public ChdbConnection Connection { get; } = connection;

        public void Dispose()
        {
            pool.idle.Add(Connection);
            pool.free.Release();
        }
    }
}
