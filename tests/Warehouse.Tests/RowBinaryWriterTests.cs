using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class RowBinaryWriterTests(WarehouseFixture fixture) : WarehouseTest(fixture), IClassFixture<WarehouseFixture>
{
    private static readonly string Long = new('é', 100_000);

    public static TheoryData<string, Action<RowBinaryWriter>, string> Samples { get; } = new()
    {
        { "Bool", rows => rows.Bool(true), "true" },
        { "UInt8", rows => rows.UInt8(255), "255" },
        { "UInt16", rows => rows.UInt16(65535), "65535" },
        { "UInt32", rows => rows.UInt32(4294967295), "4294967295" },
        { "UInt64", rows => rows.UInt64(18446744073709551615), "18446744073709551615" },
        { "UInt128", rows => rows.UInt128(UInt128.MaxValue - 1), "340282366920938463463374607431768211454" },
        { "UInt128", rows => rows.UInt128((UInt128)1 << 96), "79228162514264337593543950336" },
        { "Int8", rows => rows.Int8(-128), "-128" },
        { "Int16", rows => rows.Int16(-32768), "-32768" },
        { "Int32", rows => rows.Int32(-2147483648), "-2147483648" },
        { "Int64", rows => rows.Int64(-9223372036854775808), "-9223372036854775808" },
        { "FixedString(4)", rows => rows.Fixed("ab'\\"u8), "ab'\\" },
        { "String", rows => rows.Text(""u8), "" },
        { "String", rows => rows.Text("Zürich"), "Zürich" },
        { "String", rows => rows.Text(new string('x', 127)), new string('x', 127) },
        { "String", rows => rows.Text(new string('x', 128)), new string('x', 128) },
        { "String", rows => rows.Text(Long), Long },
        { "LowCardinality(String)", rows => rows.Text("ups"u8), "ups" },
        { "DateTime('UTC')", rows => rows.UInt32(1767571200), "2026-01-05 00:00:00" },
        { "Date", rows => rows.UInt16(20458), "2026-01-05" },
        { "Enum8('a' = -1, 'b' = 13)", rows => rows.Int8(13), "b" },
        { "Tuple(rank UInt64, value String)", WriteTuple, "(7,'ups')" },
        { "Array(UInt16)", WriteArray, "[1,2]" },
        { "Map(LowCardinality(String), UInt64)", WriteMap, "{'late':3}" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_type_comes_back_as_it_went_in(string type, Action<RowBinaryWriter> write, string expected)
    {
        await ClickHouse.ExecuteAsync(new Statement($"CREATE OR REPLACE TABLE t (before UInt8, value {type}, after UInt8) ENGINE = Memory"));
        await InsertAsync("t", rows =>
        {
            rows.UInt8(1);
            write(rows);
            rows.UInt8(2);
        });
        Assert.Equal($"1\t{expected}\t2\n", await Text("SELECT * FROM t"));
    }

    [Fact]
    public async Task Many_segments_hold_what_was_written_in_order()
    {
        await ClickHouse.ExecuteAsync(new Statement("CREATE OR REPLACE TABLE t (a UInt64, b String) ENGINE = Memory"));
        var rows = new RowBinaryWriter();
        for (var i = 0; i < 300_000; i++)
        {
            rows.UInt64((ulong)i);
            rows.Text(i == 1000 ? new string('y', 3_000_000) : "0123456789");
        }

        Assert.Equal(rows.Chunks.Sum(chunk => (long)chunk.Length), rows.Length);
        Assert.True(rows.Chunks.Count() > 3);
        await ClickHouse.InsertAsync("t", rows.Chunks);
        Assert.Equal("300000\t44999850000\t5999990\n", await Text("SELECT count(), sum(a), sum(length(b)) FROM t"));
    }

    [Fact]
    public void A_cleared_writer_is_empty_and_writes_again_without_allocating()
    {
        var rows = new RowBinaryWriter();
        WriteMany(rows);
        var length = rows.Length;
        rows.Clear();
        Assert.Equal(0, rows.Length);
        Assert.Equal(0, rows.Chunks.Sum(chunk => chunk.Length));

        var before = GC.GetAllocatedBytesForCurrentThread();
        WriteMany(rows);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(length, rows.Length);

        static void WriteMany(RowBinaryWriter rows)
        {
            for (var i = 0; i < 100_000; i++)
            {
                rows.UInt32(202603);
                rows.Text("0123456789abcdef"u8);
                rows.UInt128(UInt128.MaxValue);
                rows.Text("Zürich");
            }
        }
    }

    private static void WriteTuple(RowBinaryWriter rows)
    {
        rows.UInt64(7);
        rows.Text("ups");
    }

    private static void WriteArray(RowBinaryWriter rows)
    {
        rows.VarUInt(2);
        rows.UInt16(1);
        rows.UInt16(2);
    }

    private static void WriteMap(RowBinaryWriter rows)
    {
        rows.VarUInt(1);
        rows.Text("late");
        rows.UInt64(3);
    }
}
