using Analytics.Support.ClickHouseFront;
using Analytics.Warehouse.Http;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Http;

/// <summary>Tests of the client over the front, each with one table in a database of its own.</summary>
public abstract class FrontTest(SharedFront shared) : IAsyncLifetime
{
    private HttpClickHouse? clickHouse;
    private ServerOptions? options;

    private protected HttpClickHouse ClickHouse => clickHouse!;

    /// <summary>As <see cref="ClickHouse"/> is opened.</summary>
    private protected ServerOptions Options => options!;

    public async ValueTask InitializeAsync()
    {
        options = await shared.OptionsAsync() with { IdleTimeout = TimeSpan.FromSeconds(60) };
        clickHouse = await OpenAsync(options);
        await ClickHouse.ExecuteAsync(new Statement("CREATE TABLE t (a UInt64, b String) ENGINE = MergeTree ORDER BY a"));
    }

    public async ValueTask DisposeAsync()
    {
        if (clickHouse is not null)
        {
            await clickHouse.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private protected static Task<HttpClickHouse> OpenAsync(ServerOptions options) =>
        HttpClickHouse.OpenAsync(options, 4, TimeProvider.System, CancellationToken.None).AsTask();

    private protected static ReadOnlyMemory<byte> Row(ulong a, string b)
    {
        var row = new RowBinaryWriter();
        row.UInt64(a);
        row.Text(b);
        return row.Chunks.Single().ToArray();
    }

    private protected async Task FaultAsync(string kind) => await (await shared.ProcessAsync()).SetFaultAsync(kind);

    private protected Task<string> Text(string sql) => ClickHouse.ReadTextAsync(new Statement(sql), "TabSeparatedRaw").AsTask();

    private protected static Task<WarehouseException> Fails(Func<Task> work) => Assert.ThrowsAsync<WarehouseException>(work);

    private protected Task<WarehouseException> InsertFails(ReadOnlyMemory<byte> rows) => Fails(async () => await ClickHouse.InsertAsync("t", [rows]));
}
