using System.Globalization;
using Analytics.Warehouse.Http;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Http;

public sealed class HttpStreamTests(SharedFront shared) : FrontTest(shared)
{
    private const long MiB = 1 << 20;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_of_400_MB_is_read_in_little_memory(bool compress)
    {
        await using var clickHouse = await OpenAsync(Options with { Compress = compress });
        var before = Environment.WorkingSet;
        long bytes = 0, most = 0;
        await foreach (var part in clickHouse.QueryAsync(new Statement("SELECT number, repeat('x', 91) FROM numbers(4000000)"), "RowBinary"))
        {
            bytes += part.Length;
            most = Math.Max(most, Environment.WorkingSet);
        }

        Assert.Equal(400_000_000, bytes);
        Assert.InRange(most - before, long.MinValue, 64 * MiB);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_of_200_MB_are_inserted_in_little_memory(bool compress)
    {
        await using var clickHouse = await OpenAsync(Options with { Compress = compress });
        var row = Row(1, new string('x', 1_000));
        ReadOnlyMemory<byte> rows = Enumerable.Repeat(row.ToArray(), 1_000).SelectMany(bytes => bytes).ToArray();
        var before = Environment.WorkingSet;
        long most = 0;
        await clickHouse.InsertAsync("t", Enumerable.Repeat(rows, 200).Select(Seen));
        Assert.Equal("200000\t200000000\n", await Text("SELECT count(), sum(length(b)) FROM t"));
        Assert.InRange(most - before, long.MinValue, 64 * MiB);

        ReadOnlyMemory<byte> Seen(ReadOnlyMemory<byte> part)
        {
            most = Math.Max(most, Environment.WorkingSet);
            return part;
        }
    }

    [Fact]
    public async Task Rows_are_taken_one_by_one_from_a_source_that_makes_them()
    {
        await ClickHouse.InsertAsync("t", Enumerable.Range(0, 10_000).Select(i => Row((ulong)i, i.ToString(CultureInfo.InvariantCulture))));
        Assert.Equal("10000\t49995000\n", await Text("SELECT count(), sum(toUInt64(b)) FROM t"));
    }

    [Theory]
    [InlineData(LargeParameters.PieceLength)]
    [InlineData(LargeParameters.PieceLength + 1)]
    [InlineData(5_000_000)]
    public async Task A_text_of_any_size_can_be_a_parameter(int length)
    {
        var text = string.Concat(Enumerable.Repeat("a'\\\t\n\r\0ü漢😀--&=%+\"", length / 10))[..length];
        var parameters = new Dictionary<string, string> { ["rows"] = text, ["small"] = "s" };
        var told = await ClickHouse.ReadTextAsync(
            new Statement("SELECT hex(SHA256({ rows : String })), length({rows:String}), {small:String}", parameters), "TabSeparatedRaw");

        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Assert.Equal($"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))}\t{bytes.Length}\ts\n", told);
    }

    [Fact]
    public async Task A_list_of_any_length_can_be_a_parameter()
    {
        var values = Enumerable.Range(0, 50_000).Select(i => $"it's \\{i}").ToList();
        var parameters = new Dictionary<string, string> { ["xs"] = Parameters.Array(values) };
        var told = await ClickHouse.ReadTextAsync(
            new Statement("SELECT length({xs:Array(String)}), {xs:Array(String)}[50000], 'it\\'s \\\\7' IN {xs:Array(String)}", parameters), "TabSeparatedRaw");
        Assert.Equal("50000\tit's \\49999\t1\n", told);
    }

    [Fact]
    public async Task Rows_of_a_report_can_be_a_parameter_of_a_document()
    {
        var rows = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{{\"a\":{i},\"b\":\"line {i}\"}}\n"));
        var parameters = new Dictionary<string, string> { ["structure"] = "a UInt64, b String", ["rows"] = rows };
        var parquet = await ClickHouse.ReadBytesAsync(
            new Statement("SELECT * FROM format('JSONEachRow', {structure:String}, {rows:String})", parameters), "Parquet");
        Assert.Equal("PAR1"u8, parquet.Span[..4]);
        Assert.Equal("PAR1"u8, parquet.Span[^4..]);
    }
}
