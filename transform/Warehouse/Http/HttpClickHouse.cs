using System.Runtime.CompilerServices;

namespace Analytics.Warehouse.Http;

/// <summary>A ClickHouse server, by its HTTP interface. Rows and results are streamed; what is held of them does not grow with them.</summary>
internal sealed class HttpClickHouse : IClickHouse
{
    private const int UnknownDatabase = 81;

    private readonly ServerOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient http;
    private readonly Hosts hosts;
    private readonly SemaphoreSlim free;
    private readonly int connections;
    private int disposals;

    /// <param name="connections">Statements that run at the same time; more wait.</param>
    /// <exception cref="ArgumentException">The file of authorities cannot be read.</exception>
    public HttpClickHouse(ServerOptions options, int connections, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        this.connections = connections;
        hosts = new Hosts(options.Addresses);
        free = new SemaphoreSlim(connections);
        http = new HttpClient(ServerHandler.Create(options)) { Timeout = Timeout.InfiniteTimeSpan };
        ServerHandler.Authorise(http.DefaultRequestHeaders, options);
    }

    /// <summary>Connects, so that what is wrong is told now, and makes the database where it is missing.</summary>
    /// <inheritdoc cref="HttpClickHouse(ServerOptions, int, TimeProvider)" path="/param"/>
    public static async ValueTask<HttpClickHouse> OpenAsync(ServerOptions options, int connections, TimeProvider time, CancellationToken cancellation)
    {
        var clickHouse = new HttpClickHouse(options, connections, time);
        try
        {
            await clickHouse.StartAsync(cancellation).ConfigureAwait(false);
            return clickHouse;
        }
        catch
        {
            await clickHouse.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(Statement statement, string format, CancellationToken cancellation = default) =>
        RunAsync(ServerRequest.Query(DictionarySource.ReadAs(options, statement), format, options.Database, options.Compress), cancellation);

    public ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default) =>
        FinishAsync(ServerRequest.Insert(into, rowBinary, options.Database, options.Compress), cancellation);

    /// <summary>Waits for the statements under way, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Increment(ref disposals) > 1)
        {
            return;
        }

        for (var i = 0; i < connections; i++)
        {
            await free.WaitAsync().ConfigureAwait(false);
        }

        http.Dispose();
        free.Release(connections);
    }

    private async ValueTask StartAsync(CancellationToken cancellation)
    {
        try
        {
            await this.ExecuteAsync(new Statement("SELECT 1"), cancellation).ConfigureAwait(false);
        }
        catch (WarehouseException e) when (e.Code == UnknownDatabase)
        {
            var create = new Statement($"CREATE DATABASE IF NOT EXISTS {SqlText.Name(options.Database)}");
            await FinishAsync(ServerRequest.Query(create, "Null", null, options.Compress), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the answer to its end: an error may stand in it.</summary>
    private async ValueTask FinishAsync(ServerRequest request, CancellationToken cancellation)
    {
        await foreach (var _ in RunAsync(request, cancellation).ConfigureAwait(false))
        {
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> RunAsync(ServerRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(disposals > 0, this);
            using var exchange = await Exchange.StartAsync(http, hosts, request, options, time, cancellation).ConfigureAwait(false);
            while (await exchange.NextAsync().ConfigureAwait(false) is { Length: > 0 } part)
            {
                yield return part;
                cancellation.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            free.Release();
        }
    }
}
