using System.Buffers;
using System.Buffers.Binary;

namespace Analytics.Releases;

/// <summary>Values of RowBinary rows, read from chunks that are cut anywhere.</summary>
/// <param name="chunks">The rows.</param>
internal sealed class RowReader(IAsyncEnumerator<ReadOnlyMemory<byte>> chunks)
{
    private readonly ArrayBufferWriter<byte> kept = new();
    private int at;

    private int Left => kept.WrittenCount - at;

    /// <summary>Makes sure that a whole row can be read, if there is one.</summary>
    /// <param name="least">Bytes that any row has at least.</param>
    /// <param name="length">Its whole length, told from its first <paramref name="least"/> bytes or more; -1 when more are needed.</param>
    /// <returns>False when there is none.</returns>
    public async ValueTask<bool> ReadAsync(int least, Func<ReadOnlyMemory<byte>, int> length)
    {
        while (true)
        {
            var needed = Left < least ? -1 : length(kept.WrittenMemory[at..]);
            if (needed >= 0 && Left >= needed)
            {
                return true;
            }

            if (!await chunks.MoveNextAsync().ConfigureAwait(false))
            {
                return Left == 0 ? false : throw new InvalidDataException("The warehouse's answer ends within a row.");
            }

            Append(chunks.Current.Span);
        }
    }

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public byte UInt8() => Take(1)[0];

    /// <summary>A FixedString(16), as the number that tokens are.</summary>
    public UInt128 Token() => BinaryPrimitives.ReadUInt128BigEndian(Take(16));

    /// <summary>The length before the elements of an array; up to 16,383 of them.</summary>
    public int Length()
    {
        var first = Take(1)[0];
        return first < 0x80 ? first : (first & 0x7F) | (Take(1)[0] << 7);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = kept.WrittenSpan.Slice(at, count);
        at += count;
        return taken;
    }

    private void Append(ReadOnlySpan<byte> chunk)
    {
        if (at > 0)
        {
            var rest = kept.WrittenSpan[at..].ToArray();
            kept.ResetWrittenCount();
            kept.Write(rest);
            at = 0;
        }

        kept.Write(chunk);
    }
}
