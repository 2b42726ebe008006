using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed partial class QueryExtensionsTests(WarehouseFixture fixture) : WarehouseTest(fixture), IClassFixture<WarehouseFixture>
{
    [Fact]
    public async Task Rows_come_as_records()
    {
        var rows = ClickHouse.ReadRowsAsync(
            new Statement("SELECT toUInt64(number) AS id, 'a\\'b\\n\"ü' AS name, map('x', toUInt64(3)) AS counts, (number = 1)::Bool AS flag FROM numbers(2)"), Rows.Default.Sample);
        var expected = new Sample(0, "a'b\n\"ü", new() { ["x"] = 3 }, false);
        Assert.Equivalent(new[] { expected, expected with { Id = 1, Flag = true } }, await rows.ToListAsync(), strict: true);
    }

    [Fact]
    public async Task A_large_number_keeps_every_digit()
    {
        var rows = ClickHouse.ReadRowsAsync(new Statement("SELECT 18446744073709551615 AS id, '' AS name, map('', 0) AS counts, false AS flag"), Rows.Default.Sample);
        Assert.Equal(ulong.MaxValue, (await rows.SingleAsync()).Id);
    }

    [Fact]
    public async Task Many_rows_come_in_order() =>
        Assert.Equal(
            Enumerable.Range(0, 200_000).Select(i => (ulong)i),
            await ClickHouse.ReadRowsAsync(new Statement("SELECT number AS id, '' AS name, map('', 0) AS counts, false AS flag FROM numbers(200000)"), Rows.Default.Sample)
                .Select(row => row.Id).ToListAsync());

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task Lines_may_be_cut_anywhere(int size)
    {
        await using var cut = new CutClickHouse("one\n\nthree\nfo\u00fcr", size);
        Assert.Equal(["one", "", "three", "fo\u00fcr"], await cut.ReadLinesAsync(new Statement("")).ToListAsync());
    }

    [Fact]
    public async Task A_single_value_comes_in_its_type()
    {
        Assert.Equal(42, await ClickHouse.ReadScalarAsync<int>(new Statement("SELECT 42")));
        Assert.Equal("a\tb\n", await ClickHouse.ReadScalarAsync<string>(new Statement("SELECT 'a\\tb\\n'")));
        Assert.Equal(0.25, await ClickHouse.ReadScalarAsync<double>(new Statement("SELECT 0.25")));
        Assert.Equal(new DateOnly(2026, 1, 5), await ClickHouse.ReadScalarAsync<DateOnly>(new Statement("SELECT toDate('2026-01-05')")));
    }

    [Fact]
    public async Task A_result_goes_to_a_stream()
    {
        using var stream = new MemoryStream();
        await ClickHouse.CopyToAsync(new Statement("SELECT number FROM numbers(100000)"), "RowBinary", stream);
        Assert.Equal(800_000, stream.Length);
    }

    internal sealed record Sample(ulong Id, string Name, Dictionary<string, ulong> Counts, bool Flag);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Sample))]
    internal sealed partial class Rows : JsonSerializerContext;

    /// <summary>A result in chunks of a size, as it may come over a network.</summary>
    private sealed class CutClickHouse(string result, int size) : IClickHouse
    {
        public async IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(
            Statement statement, string format, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            foreach (var chunk in Encoding.UTF8.GetBytes(result).Chunk(size))
            {
                await Task.Yield();
                yield return chunk;
            }
        }

        public ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
