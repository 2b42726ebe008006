using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Http;

public sealed class HttpFaultTests(SharedFront shared) : FrontTest(shared)
{
    private const string FailsLate = "SELECT number, toUInt8(if(number = 3000000, 'CANARY', '1')) FROM numbers(10000000)";

    [Theory]
    [InlineData("None")]
    [InlineData("OldErrors")]
    public async Task An_error_behind_rows_is_told_by_its_code_and_is_no_data(string servers)
    {
        await FaultAsync(servers);
        var data = new MemoryStream();
        var e = await Fails(async () => await ClickHouse.CopyToAsync(new Statement(FailsLate), "TSV", data));
        Assert.Equal((WarehouseFault.Statement, 6), (e.Fault, e.Code));
        Assert.DoesNotContain("CANARY", e.ToString(), StringComparison.Ordinal);

        var lines = System.Text.Encoding.UTF8.GetString(data.ToArray());
        Assert.NotEmpty(lines);
        Assert.DoesNotContain("Exception", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("exception", lines, StringComparison.Ordinal);
        Assert.Equal("1\n", await Text("SELECT 1"));
    }

    [Fact]
    public async Task Data_that_reads_like_an_error_is_data()
    {
        const string Sql = "SELECT '\\r\\n__exception__\\r\\nabcdefghijklmnop\\r\\nCode: 395. DB::Exception: x (A_B_C) (version 26.7.2.1)' FROM numbers(2)";
        Assert.EndsWith("(version 26.7.2.1)\n", await Text(Sql), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(5_000_000)]
    public async Task An_answer_that_breaks_off_is_told(int rows)
    {
        await FaultAsync("CutAnswer");
        var e = await Fails(() => Text($"SELECT number FROM numbers({rows})"));
        Assert.Equal(WarehouseFault.Interrupted, e.Fault);
        Assert.Contains("It can be run again", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Refuse", WarehouseFault.Statement, 202)]
    [InlineData("Bare500", WarehouseFault.Interrupted, 0)]
    [InlineData("Bare503", WarehouseFault.Unreachable, 0)]
    [InlineData("DropBefore", WarehouseFault.Interrupted, 0)]
    [InlineData("CodeInHead", WarehouseFault.Statement, 209)]
    public async Task A_failure_before_the_work_stores_nothing(string fault, WarehouseFault expected, int code)
    {
        await FaultAsync(fault);
        var e = await InsertFails(Row(1, "CANARY"));
        Assert.Equal((expected, code), (e.Fault, e.Code));
        Assert.DoesNotContain("CANARY", e.ToString(), StringComparison.Ordinal);
        Assert.Equal("0\n", await Text("SELECT count() FROM t"));
    }

    [Fact]
    public async Task An_insert_that_took_effect_before_the_connection_broke_is_said_to_may_have_and_is_not_run_twice()
    {
        await FaultAsync("DropAfter");
        var e = await InsertFails(Row(1, "x"));
        Assert.Equal(WarehouseFault.Interrupted, e.Fault);
        Assert.Contains("It may have taken effect", e.Message, StringComparison.Ordinal);
        Assert.Equal("1\n", await Text("SELECT count() FROM t"));
    }

    [Fact]
    public async Task A_statement_that_took_effect_before_the_connection_broke_is_not_run_twice()
    {
        await FaultAsync("DropAfter");
        var e = await Fails(async () => await ClickHouse.ExecuteAsync(new Statement("INSERT INTO t SELECT 1, 'x'")));
        Assert.Equal(WarehouseFault.Interrupted, e.Fault);
        Assert.Contains("It may have taken effect", e.Message, StringComparison.Ordinal);
        Assert.Equal("1\n", await Text("SELECT count() FROM t"));
    }

    [Fact]
    public async Task A_server_that_stays_silent_runs_into_the_time_out()
    {
        await using var impatient = await OpenAsync(Options with { IdleTimeout = TimeSpan.FromSeconds(0.5) });
        await FaultAsync("Silence");
        var read = await Fails(async () => await impatient.ExecuteAsync(new Statement("SELECT 1")));
        Assert.Equal(WarehouseFault.TimedOut, read.Fault);
        Assert.Contains("moved no byte of a statement for 0.5 s", read.Message, StringComparison.Ordinal);

        await FaultAsync("Silence");
        var write = await Fails(async () => await impatient.InsertAsync("t", [Row(1, "x")]));
        Assert.Equal(WarehouseFault.TimedOut, write.Fault);
        Assert.Contains("It may have taken effect", write.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_of_rows_that_takes_its_time_is_no_silent_server()
    {
        await using var impatient = await OpenAsync(Options with { IdleTimeout = TimeSpan.FromSeconds(1) });
        await impatient.InsertAsync("t", Slow());
        Assert.Equal("2\n", await Text("SELECT count() FROM t"));

        static IEnumerable<ReadOnlyMemory<byte>> Slow()
        {
            yield return Row(1, "x");
            Task.Delay(1500).Wait();
            yield return Row(2, "x");
        }
    }

    [Fact]
    public async Task A_statement_is_cancelled_while_the_server_works_on_it()
    {
        using var stop = new CancellationTokenSource();
        await FaultAsync("Silence");
        var statement = ClickHouse.ExecuteAsync(new Statement("SELECT 1"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await statement);
        Assert.Equal("1\n", await Text("SELECT 1"));
    }

    [Fact]
    public async Task A_reader_that_takes_its_time_is_no_silent_server()
    {
        await using var impatient = await OpenAsync(Options with { IdleTimeout = TimeSpan.FromSeconds(1) });
        var bytes = 0L;
        await foreach (var part in impatient.QueryAsync(new Statement("SELECT number FROM numbers(1000000)"), "RowBinary"))
        {
            await Task.Delay(bytes == 0 ? 1500 : 0);
            bytes += part.Length;
        }

        Assert.Equal(8_000_000, bytes);
    }
}
