using System.Buffers.Binary;
using System.Text;

namespace Analytics.Warehouse;

/// <summary>
/// Rows in ClickHouse's RowBinary format: the values of a row one behind the other, in the order of the columns; numbers
/// little-endian; a tuple is its values. Grows in segments, which <see cref="Clear"/> keeps, so that a row costs no allocation.
/// </summary>
public sealed class RowBinaryWriter
{
    private const int SegmentSize = 1 << 20;

    private readonly List<Segment> segments = [new(SegmentSize)];
    private int last;
    private byte[] buffer;
    private int used;
    private long before;

    public RowBinaryWriter() => buffer = segments[0].Bytes;

    /// <summary>Bytes written.</summary>
    public long Length => before + used;

    /// <summary>What was written, in order; cut anywhere. Valid until the next call of any other member.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Chunks
    {
        get
        {
            for (var i = 0; i <= last; i++)
            {
                yield return segments[i].Bytes.AsMemory(0, i == last ? used : segments[i].Used);
            }
        }
    }

    public void Bool(bool value) => UInt8(value ? (byte)1 : (byte)0);

    public void UInt8(byte value) => Reserve(1)[0] = value;

    public void UInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Reserve(sizeof(ushort)), value);

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Reserve(sizeof(uint)), value);

    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Reserve(sizeof(ulong)), value);

    public void UInt128(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Reserve(16), value);

    public void Int8(sbyte value) => UInt8((byte)value);

    public void Int16(short value) => BinaryPrimitives.WriteInt16LittleEndian(Reserve(sizeof(short)), value);

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Reserve(sizeof(int)), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), value);

    /// <summary>A FixedString(n) of as many bytes as are given.</summary>
    public void Fixed(ReadOnlySpan<byte> value) => value.CopyTo(Reserve(value.Length));

    /// <summary>A String, or LowCardinality(String), which is the same here.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        VarUInt((uint)utf8.Length);
        Fixed(utf8);
    }

    /// <inheritdoc cref="Text(ReadOnlySpan{byte})"/>
    public void Text(ReadOnlySpan<char> value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        VarUInt((uint)length);
        Encoding.UTF8.GetBytes(value, Reserve(length));
    }

    /// <summary>A length, as it stands before the elements of an Array or Map: seven bits to the byte, the lowest first.</summary>
    public void VarUInt(uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            UInt8((byte)(value | 0x80));
        }

        UInt8((byte)value);
    }

    /// <summary>Puts another value of the same length in the place of one that was written.</summary>
    /// <param name="position">The <see cref="Length"/> from before it was written.</param>
    /// <param name="value">Its bytes.</param>
    public void Replace(long position, ReadOnlySpan<byte> value)
    {
        var segment = 0;
        for (; segment < last && position >= segments[segment].Used; segment++)
        {
            position -= segments[segment].Used;
        }

        value.CopyTo(segments[segment].Bytes.AsSpan((int)position));
    }

    /// <summary>Forgets what was written and keeps the room for it.</summary>
    public void Clear()
    {
        last = 0;
        used = 0;
        before = 0;
        buffer = segments[0].Bytes;
    }

    private Span<byte> Reserve(int size)
    {
        if (buffer.Length - used < size)
        {
            Grow(size);
        }

        var room = buffer.AsSpan(used, size);
        used += size;
        return room;
    }

    private void Grow(int size)
    {
        segments[last].Used = used;
        before += used;
        used = 0;
        last++;
        if (last == segments.Count)
        {
            segments.Add(new Segment(Math.Max(size, SegmentSize)));
        }
        else if (segments[last].Bytes.Length < size)
        {
            segments[last] = new Segment(size);
        }

        buffer = segments[last].Bytes;
    }

    private sealed class Segment(int size)
    {
        public byte[] Bytes { get; } = new byte[size];

        public int Used { get; set; }
    }
}
