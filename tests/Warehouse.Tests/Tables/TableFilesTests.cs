using Analytics.Support.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Tables;

public sealed class TableFilesTests(WarehouseFixture fixture) : WarehouseTest(fixture), IClassFixture<WarehouseFixture>
{
    private const string Tables = "SELECT name FROM system.tables WHERE startsWith(name, 'files_') ORDER BY name";
    private static readonly TableColumn[] columns = [new("name", "String"), new("count", "Int64")];

    [Theory]
    [InlineData("Parquet")]
    [InlineData("Arrow")]
    [InlineData("CSVWithNames")]
    public async Task The_same_rows_are_the_same_file_in_whatever_order_and_batches_they_come(string format)
    {
        var whole = await WriteAsync(format, [Rows(0, 200_000, 1)]);
        var parts = await WriteAsync(format, [Rows(90_001, 200_000, 1), Rows(0, 1, 1), Rows(1, 90_001, -1)]);

        Assert.NotEmpty(whole);
        Assert.Equal(whole, parts);
        Assert.Empty(await Text(Tables));
    }

    [Fact]
    public async Task Rows_come_in_the_order_of_the_bytes_of_their_key()
    {
        var rows = new RowBinaryWriter();
        foreach (var name in (string[])["é", "b", "ab", "B", "a", "😀", "\uffee"])
        {
            rows.Text(name);
            rows.Int64(1);
        }

        Assert.Equal("B|a|ab|b|é|\uffee|😀", string.Join('|', (await WriteTextAsync([rows])).Split('\n')[1..^1].Select(line => line.Split('"')[1])));
    }

    [Fact]
    public async Task A_table_that_a_process_left_a_day_ago_is_dropped_and_one_of_today_is_not()
    {
        await using var left = await SetDownAsync(new DateTimeOffset(2026, 8, 1, 23, 0, 0, TimeSpan.Zero), [Rows(0, 1, 1)]);
        await using var own = await SetDownAsync(new DateTimeOffset(2026, 8, 2, 1, 0, 0, TimeSpan.Zero), [Rows(0, 1, 1)]);
        Assert.Equal(2, (await Text(Tables)).Count(c => c == '\n'));

        await using var later = await SetDownAsync(new DateTimeOffset(2026, 8, 3, 0, 0, 0, TimeSpan.Zero), [Rows(0, 1, 1)]);

        Assert.Equal(["files_20260802", "files_20260803"], (await Text(Tables)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(name => name[..14]));
    }

    [Fact]
    public async Task Rows_that_are_none_leave_no_table_behind()
    {
        var rows = new RowBinaryWriter();
        rows.Text("half a row");

        await Assert.ThrowsAsync<WarehouseException>(() => WriteTextAsync([rows]));

        Assert.Empty(await Text(Tables));
    }

    private static RowBinaryWriter Rows(int first, int end, int step)
    {
        var rows = new RowBinaryWriter();
        for (var i = step > 0 ? first : end - 1; i >= first && i < end; i += step)
        {
            rows.Text($"name {i % 7} {i}");
            rows.Int64(i * 31);
        }

        return rows;
    }

    private ValueTask<TableFiles> SetDownAsync(DateTimeOffset now, IEnumerable<RowBinaryWriter> batches) =>
        TableFiles.SetDownAsync(ClickHouse, new SettableTime(now), columns, ["name"], batches);

    private async Task<byte[]> WriteAsync(string format, IEnumerable<RowBinaryWriter> batches)
    {
        await using var files = await SetDownAsync(new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero), batches);
        using var stream = new MemoryStream();
        await files.WriteAsync(format, stream);
        return stream.ToArray();
    }

    private async Task<string> WriteTextAsync(IEnumerable<RowBinaryWriter> batches) => System.Text.Encoding.UTF8.GetString(await WriteAsync("CSVWithNames", batches));
}
