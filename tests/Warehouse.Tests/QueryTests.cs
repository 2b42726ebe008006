using System.Text;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class QueryTests(WarehouseFixture fixture) : QueryCases(fixture), IClassFixture<WarehouseFixture>
{
    [Theory]
    [InlineData("CSVWithNames")]
    [InlineData("TSVWithNamesAndTypes")]
    [InlineData("JSONCompact")]
    [InlineData("Parquet")]
    [InlineData("Arrow")]
    [InlineData("Values")]
    public async Task A_large_result_is_one_document_in_every_format(string format)
    {
        const string Sql = "SELECT number AS a, toString(number) AS b FROM numbers(300000) ORDER BY a";
        var file = Path.Combine(Folder.Path, "document");
        await using (var stream = File.Create(file))
        {
            await ClickHouse.CopyToAsync(new Statement(Sql), format, stream);
        }

        var read = new Dictionary<string, string> { ["file"] = file, ["format"] = format };
        Assert.Equal(
            "300000\t44999850000\n",
            await Text("SELECT count(), sum(toUInt64(c1)) FROM (SELECT * FROM file({file:String}, {format:String})) AS f (c1, c2)", read));
    }

    [Fact]
    public async Task A_result_by_way_of_a_file_leaves_no_file()
    {
        await ClickHouse.CopyToAsync(new Statement("SELECT * FROM numbers(100000)"), "Parquet", Stream.Null);
        await Assert.ThrowsAsync<WarehouseException>(async () => await ClickHouse.ReadTextAsync(new Statement("SELECT throwIf(number = 7) FROM numbers(10)"), "Parquet"));
        await using (var left = ClickHouse.QueryAsync(new Statement("SELECT * FROM numbers(1000000)"), "JSON").GetAsyncEnumerator())
        {
            Assert.True(await left.MoveNextAsync());
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(Folder.Path, "spool")));
    }

    [Fact]
    public async Task A_chunk_kept_too_long_gives_an_exception_and_no_stale_bytes()
    {
        ReadOnlyMemory<byte> kept = default;
        await foreach (var chunk in ClickHouse.QueryAsync(new Statement("SELECT 1"), "TSV"))
        {
            kept = chunk;
        }

        Assert.Throws<ObjectDisposedException>(() => Encoding.UTF8.GetString(kept.Span));
    }

    [Fact]
    public async Task Five_million_rows_stream_out_in_flat_memory()
    {
        await ClickHouse.ExecuteAsync(new Statement("SELECT 1"));
        var before = Environment.WorkingSet;
        long bytes = 0, most = 0;
        await foreach (var chunk in ClickHouse.QueryAsync(new Statement("SELECT number, repeat('x', 91) FROM numbers(5000000)"), "RowBinary"))
        {
            bytes += chunk.Length;
            most = Math.Max(most, Environment.WorkingSet);
        }

        Assert.Equal(500_000_000, bytes);
        Assert.InRange(most - before, long.MinValue, 200_000_000);
    }

    [Fact]
    public async Task A_null_reference_is_still_an_exception_while_the_engine_runs()
    {
        string? nothing = null;
        await Text("SELECT 1");
        Assert.Throws<NullReferenceException>(() => nothing!.Length);
    }
}
