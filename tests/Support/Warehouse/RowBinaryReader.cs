using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Analytics.Support.Warehouse;

/// <summary>Reads rows in ClickHouse's RowBinary format back, column by column as the schema lays them out.</summary>
public static class RowBinaryReader
{
    /// <summary>Reads rows until the bytes end.</summary>
    /// <exception cref="InvalidDataException">The bytes do not end with a row: something wrote another layout.</exception>
    public static IEnumerable<Row> Read(TableLayout layout, ReadOnlyMemory<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var start = at;
            var values = new List<object>[layout.Columns.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = [];
                foreach (var part in layout.Columns[i].Type.Parts)
                {
                    values[i].Add(ReadValue(part, bytes.Span, ref at));
                }
            }

            yield return new Row(layout, values, bytes[start..at]);
        }
    }

    private static object ReadValue(ColumnType type, ReadOnlySpan<byte> bytes, ref int at) => type.Name switch
    {
        "Bool" => Take(bytes, ref at, 1)[0] is var b and <= 1 ? b == 1 : throw new InvalidDataException("A Bool is neither 0 nor 1."),
        "Enum8" => type.EnumValues[(sbyte)Take(bytes, ref at, 1)[0]],
        "Int8" => (long)(sbyte)Take(bytes, ref at, 1)[0],
        "Int16" => (long)BinaryPrimitives.ReadInt16LittleEndian(Take(bytes, ref at, 2)),
        "UInt8" => (ulong)Take(bytes, ref at, 1)[0],
        "UInt32" or "DateTime" => (ulong)BinaryPrimitives.ReadUInt32LittleEndian(Take(bytes, ref at, 4)),
        "UInt64" => BinaryPrimitives.ReadUInt64LittleEndian(Take(bytes, ref at, 8)),
        "UInt128" => BinaryPrimitives.ReadUInt128LittleEndian(Take(bytes, ref at, 16)),
        "FixedString" => Convert.ToHexString(Take(bytes, ref at, int.Parse(type.FirstArgument, CultureInfo.InvariantCulture))),
        "String" => Encoding.UTF8.GetString(Take(bytes, ref at, (int)ReadLength(bytes, ref at))),
        _ => throw new InvalidDataException($"Rows with columns of type {type.Name} cannot be read yet: add the type here."),
    };

    private static uint ReadLength(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = Take(bytes, ref at, 1)[0];
            length |= (uint)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return length;
            }
        }
    }

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> bytes, ref int at, int count)
    {
        if (bytes.Length - at < count)
        {
            throw new InvalidDataException("The rows end within a value: they were written in another layout than the schema's.");
        }

        at += count;
        return bytes.Slice(at - count, count);
    }
}
