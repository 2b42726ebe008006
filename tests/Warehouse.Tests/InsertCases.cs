using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public abstract class InsertCases(WarehouseFixture fixture) : WarehouseTest(fixture)
{
    [Fact]
    public async Task Rows_may_be_cut_anywhere()
    {
        await CreateAsync();
        var row = new RowBinaryWriter();
        row.UInt64(7);
        row.Text("seven");
        await ClickHouse.InsertAsync("t", row.Chunks.Single().ToArray().Select(b => new ReadOnlyMemory<byte>([b])));
        Assert.Equal("7\tseven\n", await Text("SELECT * FROM t"));
    }

    [Fact]
    public async Task Columns_may_be_named()
    {
        await CreateAsync();
        await InsertAsync("t (b)", rows => rows.Text("only b"));
        Assert.Equal("0\tonly b\n", await Text("SELECT * FROM t"));
    }

    [Fact]
    public async Task Nothing_to_insert_is_no_error()
    {
        await CreateAsync();
        await ClickHouse.InsertAsync("t", []);
        await ClickHouse.InsertAsync("t", [ReadOnlyMemory<byte>.Empty]);
        Assert.Equal("0\n", await Text("SELECT count() FROM t"));
    }

    [Fact]
    public async Task A_row_that_breaks_off_leaves_no_rows_and_the_connection_goes_on()
    {
        await CreateAsync();
        var e = await Assert.ThrowsAsync<WarehouseException>(() => InsertAsync("t", rows =>
        {
            rows.UInt64(1);
            rows.Text("whole");
            rows.UInt64(2);
            rows.VarUInt(100);
            rows.Fixed("CANARY"u8);
        }));
        Assert.Equal((WarehouseFault.Statement, 33), (e.Fault, e.Code));
        Assert.StartsWith("ClickHouse error 33 CANNOT_READ_ALL_DATA: ", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", e.ToString(), StringComparison.Ordinal);
        Assert.Equal("0\n", await Text("SELECT count() FROM t"));

        await InsertAsync("t", rows =>
        {
            rows.UInt64(3);
            rows.Text("after");
        });
        Assert.Equal("3\tafter\n", await Text("SELECT * FROM t"));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_an_error() =>
        Assert.Equal(60, (await Assert.ThrowsAsync<WarehouseException>(() => InsertAsync("nothing", rows => rows.UInt8(1)))).Code);

    [Fact]
    public async Task A_source_that_fails_leaves_no_rows_and_is_heard_of()
    {
        await CreateAsync();
        await Assert.ThrowsAsync<InvalidDataException>(async () => await ClickHouse.InsertAsync("t", FailingSource()));
        Assert.Equal("0\n", await Text("SELECT count() FROM t"));

        static IEnumerable<ReadOnlyMemory<byte>> FailingSource()
        {
            yield return Rows(1000);
            throw new InvalidDataException();
        }
    }

    [Fact]
    public async Task A_cancelled_insert_leaves_no_rows()
    {
        await CreateAsync();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ClickHouse.InsertAsync("t", CancelledSource(), stop.Token));
        Assert.Equal("0\n", await Text("SELECT count() FROM t"));

        IEnumerable<ReadOnlyMemory<byte>> CancelledSource()
        {
            yield return Rows(1000);
            stop.Cancel();
        }
    }

    [Fact]
    public async Task Inserts_and_queries_run_side_by_side()
    {
        await CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            await ClickHouse.InsertAsync("t", [Rows(1000)]);
            await Text("SELECT count() FROM t");
        }));
        Assert.Equal("12000\n", await Text("SELECT count() FROM t"));
    }

    private protected static ReadOnlyMemory<byte> Rows(int count, string text = "x")
    {
        var rows = new RowBinaryWriter();
        for (var i = 0; i < count; i++)
        {
            rows.UInt64((ulong)i);
            rows.Text(text);
        }

        return rows.Chunks.SelectMany(chunk => chunk.ToArray()).ToArray();
    }

    private protected ValueTask CreateAsync() => ClickHouse.ExecuteAsync(new Statement("CREATE OR REPLACE TABLE t (a UInt64, b String) ENGINE = MergeTree ORDER BY a"));
}
