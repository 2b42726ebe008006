using System.Runtime.CompilerServices;
using System.Text;
using Analytics.Warehouse;

namespace Analytics.Reports.Tests;

public sealed class GroupReaderTests
{
    private static readonly GroupReader Reader = new(new GroupShape(["ended", "open"], ["returned"]), [GroupColumn.Carrier, GroupColumn.Week]);

    [Fact]
    public async Task Groups_are_the_same_wherever_the_bytes_are_cut()
    {
        byte[] bytes = [.. Row("ups", new(2026, 11, 2), [5, 5, 4101], 1), .. Row("dhl", new(2026, 11, 9), Enumerable.Repeat((ushort)60, 300), 7)];
        string[] expected = ["dhl 2026-11-09: 300 ended, 0 open, 7 returned", "ups 2026-11-02: 3 ended, 0 open, 1 returned"];

        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            Assert.Equal(expected, await ReadAsync(bytes[..cut], bytes[cut..]));
        }

        Assert.Equal(expected, await ReadAsync([.. bytes.Select(one => new[] { one })]));
    }

    [Fact]
    public async Task An_answer_that_ends_within_a_row_is_an_error()
    {
        var bytes = Row("ups", new(2026, 11, 2), [5], 1);

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(bytes[..^1]));
    }

    [Fact]
    public async Task A_column_that_the_sql_does_not_give_is_an_error()
    {
        var error = await Assert.ThrowsAsync<AggregateException>(async () => await GroupRows.MakeAsync(
            new Chunks([Row("ups", new(2026, 11, 2), [5], 1)]).For(Purposes.Report), new Statement("SELECT 1"), Reader, (group, _) => group.Sum("spent"), CancellationToken.None));

        Assert.StartsWith("The SQL of the report gives no spent.", Assert.IsType<ArgumentException>(error.InnerException).Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(params byte[][] chunks) => await GroupRows.MakeAsync(
        new Chunks(chunks).For(Purposes.Report), new Statement("SELECT 1"), Reader, Told, CancellationToken.None);

    private static string Told(Group group, SurvivalCurve curve)
    {
        curve.Fill(DurationScale.Hours, group.Ended(), group.Open());
        return $"{group.Key.Carrier} {group.Key.Week:yyyy-MM-dd}: {curve.N} ended, {curve.InFlight} open, {group.Sum("returned")} returned";
    }

    /// <summary>A row as the engine writes it.</summary>
    private static byte[] Row(string carrier, DateOnly week, IEnumerable<ushort> ended, ulong returned)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(carrier);
        writer.Write(week.DayNumber - new DateOnly(1970, 1, 1).DayNumber);
        byte[] keys = [.. ended.SelectMany(BitConverter.GetBytes)];
        writer.Write7BitEncodedInt(keys.Length);
        writer.Write(keys);
        writer.Write7BitEncodedInt(0);
        writer.Write(returned);
        return bytes.ToArray();
    }

    /// <summary>An engine that answers with these bytes, each chunk in the same place as the one before.</summary>
    private sealed class Chunks(byte[][] chunks) : IClickHouse
    {
        public async IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(
            Statement statement, string format, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await Task.CompletedTask;
            var place = new byte[chunks.Max(chunk => chunk.Length)];
            foreach (var chunk in chunks)
            {
                chunk.CopyTo(place, 0);
                yield return place.AsMemory(0, chunk.Length);
                Array.Fill(place, (byte)0xFF);
            }
        }

        public ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
