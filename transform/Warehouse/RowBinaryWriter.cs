using System.Buffers.Binary;

namespace Analytics.Warehouse;

/// <summary>
/// Rows in ClickHouse's RowBinary format: the columns of a row one after the other, little-endian, without separators.
/// Grows as needed and keeps its memory when cleared; writing a row allocates nothing.
/// </summary>
public sealed class RowBinaryWriter
{
    private const int ChunkSize = 1 << 20;

    private readonly List<byte[]> chunks = [new byte[ChunkSize]];
    private readonly List<int> used = [0];
    private int current;

    /// <summary>Bytes written since the last <see cref="Clear"/>.</summary>
    public long Length { get; private set; }

    /// <summary>What was written, in order. A value is never cut by the end of a chunk, unless it is longer than one.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Chunks
    {
        get
        {
            for (var i = 0; i <= current; i++)
            {
                yield return chunks[i].AsMemory(0, used[i]);
            }
        }
    }

    public void UInt8(byte value) => Take(1)[0] = value;

    public void Bool(bool value) => UInt8(value ? (byte)1 : (byte)0);

    public void Int16(short value) => BinaryPrimitives.WriteInt16LittleEndian(Take(sizeof(short)), value);

    public void UInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(sizeof(ushort)), value);

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(sizeof(uint)), value);

    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(sizeof(ulong)), value);

    public void UInt128(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Take(16), value);

    /// <summary>A FixedString of exactly as many bytes as the column has.</summary>
    public void Fixed(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>A String: its length as a variable-length number, then its bytes.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        VarUInt((uint)utf8.Length);
        utf8.CopyTo(Take(utf8.Length));
    }

    /// <summary>A variable-length number: lengths of strings, arrays and maps.</summary>
    public void VarUInt(uint value)
    {
        while (value >= 0x80)
        {
            UInt8((byte)(value | 0x80));
            value >>= 7;
        }

        UInt8((byte)value);
    }

    /// <summary>Forgets what was written and keeps the memory.</summary>
    public void Clear()
    {
        current = 0;
        used[0] = 0;
        Length = 0;
    }

    private Span<byte> Take(int count)
    {
        if (chunks[current].Length - used[current] < count)
        {
            NextChunk(count);
        }

        var span = chunks[current].AsSpan(used[current], count);
        used[current] += count;
        Length += count;
        return span;
    }

    private void NextChunk(int count)
    {
        current++;
        if (current == chunks.Count)
        {
            chunks.Add(new byte[Math.Max(ChunkSize, count)]);
            used.Add(0);
        }
        else if (chunks[current].Length < count)
        {
            chunks[current] = new byte[count];
        }

        used[current] = 0;
    }
}
