using System.Text;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public abstract class QueryCases(WarehouseFixture fixture) : WarehouseTest(fixture)
{
    [Fact]
    public async Task A_query_gives_its_rows() =>
        Assert.Equal("0\n1\n2\n", await Text("SELECT number FROM numbers(3)"));

    [Fact]
    public async Task A_statement_without_a_result_gives_nothing() =>
        Assert.True((await ClickHouse.ReadBytesAsync(new Statement("CREATE OR REPLACE TABLE t (a UInt8) ENGINE = Memory"), "TSV")).IsEmpty);

    [Theory]
    [InlineData("SHOW TABLES LIKE 'cells'", "cells\n")]
    [InlineData("EXISTS TABLE cells", "1\n")]
    [InlineData("-- why\n/* not */ SELECT 1", "1\n")]
    [InlineData("(SELECT 1) UNION ALL (SELECT 1)", "1\n1\n")]
    [InlineData("WITH 2 AS x SELECT x", "2\n")]
    [InlineData("SELECT 1 WHERE 0", "")]
    public async Task Statements_of_every_shape_run(string sql, string expected) => Assert.Equal(expected, await Text(sql));

    [Fact]
    public async Task A_result_with_a_head_has_it_even_without_rows() =>
        Assert.Equal("\"a\"\n", await ClickHouse.ReadTextAsync(new Statement("SELECT 1 AS a WHERE 0"), "CSVWithNames"));

    [Fact]
    public async Task An_unknown_format_is_an_error()
    {
        var e = await Assert.ThrowsAsync<WarehouseException>(async () => await ClickHouse.ReadTextAsync(new Statement("SELECT 1"), "Papyrus"));
        Assert.Equal((WarehouseFault.Statement, 73), (e.Fault, e.Code));
    }

    [Fact]
    public async Task A_wrong_statement_is_told_with_the_code_and_name_of_ClickHouse()
    {
        var e = await Assert.ThrowsAsync<WarehouseException>(() => Text("SELECT nothing FROM cells"));
        Assert.Equal((WarehouseFault.Statement, 47), (e.Fault, e.Code));
        Assert.StartsWith("ClickHouse error 47 UNKNOWN_IDENTIFIER: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_in_the_middle_of_a_result_is_told_and_the_connection_goes_on()
    {
        var e = await Assert.ThrowsAsync<WarehouseException>(() => Text("SELECT throwIf(number = 200000) FROM numbers(1000000)"));
        Assert.Equal(395, e.Code);
        Assert.Equal("1\n", await Text("SELECT 1"));
    }

    [Fact]
    public async Task Values_of_rows_stay_out_of_messages()
    {
        var e = await Assert.ThrowsAsync<WarehouseException>(() => Text("SELECT toUInt8('CANARY' || toString(number)) FROM numbers(1)"));
        Assert.DoesNotContain("CANARY", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_is_left_frees_its_connection()
    {
        for (var i = 0; i < 20; i++)
        {
            await foreach (var _ in ClickHouse.QueryAsync(new Statement("SELECT number FROM numbers(1000000000)"), "RowBinary"))
            {
                break;
            }
        }

        Assert.Equal("1\n", await Text("SELECT 1"));

        // A server notices a moment later that nobody reads on.
        for (var i = 0; i < 100 && await Running() != "0\n"; i++)
        {
            await Task.Delay(50);
        }

        Assert.Equal("0\n", await Running());

        Task<string> Running() => Text("SELECT count() FROM system.processes WHERE query LIKE '%1000000000%' AND query NOT LIKE '%processes%'");
    }

    [Fact]
    public async Task A_cancelled_stream_stops_between_two_chunks()
    {
        using var stop = new CancellationTokenSource();
        var chunks = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in ClickHouse.QueryAsync(new Statement("SELECT number FROM numbers(1000000000)"), "RowBinary", stop.Token))
            {
                chunks++;
                await stop.CancelAsync();
            }
        });
        Assert.Equal(1, chunks);
    }

    [Fact]
    public async Task Six_threads_with_three_hundred_bound_statements_each_never_mix_up() =>
        await Task.WhenAll(Enumerable.Range(0, 6).Select(thread => Task.Run(async () =>
        {
            for (var i = 0; i < 300; i++)
            {
                var value = $"{thread}-{i}";
                var parameters = new Dictionary<string, string> { ["x"] = value, ["n"] = i.ToString(null as IFormatProvider) };
                Assert.Equal($"{value}\t{i}\n", await Text("SELECT {x:String}, {n:UInt32}", parameters));
            }
        })));

    [Fact]
    public async Task More_statements_than_connections_wait_their_turn() =>
        Assert.Equal(
            Enumerable.Range(0, 40).Select(i => $"{i}\n"),
            await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Text($"SELECT {i} + 0 * sleep(0.02)"))));

    [Fact]
    public async Task Times_without_a_zone_are_in_UTC() =>
        Assert.Equal("1767571200\n", await Text("SELECT toUnixTimestamp(toDateTime('2026-01-05 00:00:00'))"));
}
