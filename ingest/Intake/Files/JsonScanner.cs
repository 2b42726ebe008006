using System.Numerics;

namespace Analytics.Intake.Files;

/// <summary>
/// Finds the end of one JSON object or array, 64 bytes at a step, however its bytes are cut into chunks. It counts brackets
/// outside strings and validates nothing else, with one exception: where no valid JSON could go on it says so, and then a
/// torn line does not swallow the lines behind it. The masks follow Langdale and Lemire, "Parsing gigabytes of JSON per second".
/// </summary>
internal sealed class JsonScanner
{
    private int depth;
    private bool inString;
    private bool escapesNext;
    private bool newlineSinceSignificant;
    private byte lastSignificant;
    private byte lastByte;

    /// <summary>Bytes scanned of this value.</summary>
    public long Position { get; private set; }

    /// <summary>
    /// Offset, from the value's first byte, of the last bracket that opens in the first column: where another value may begin
    /// in case this one is torn. 0 when there is none.
    /// </summary>
    public long LastFirstColumn { get; private set; }

    public void Begin()
    {
        (depth, inString, escapesNext, newlineSinceSignificant, lastSignificant, lastByte) = (0, false, false, false, 0, 0);
        (Position, LastFirstColumn) = (0, 0);
    }

    /// <summary>Scans on. True when the value ends at <paramref name="end"/>, or is torn because nothing valid can follow there.</summary>
    public bool TryFindEnd(ReadOnlySpan<byte> chunk, out int end, out bool isTorn)
    {
        Span<byte> padded = stackalloc byte[JsonMasks.Width];
        for (var at = 0; at < chunk.Length; at += JsonMasks.Width)
        {
            var count = Math.Min(JsonMasks.Width, chunk.Length - at);
            scoped var bytes = chunk.Slice(at, count);
            if (count < JsonMasks.Width)
            {
                padded.Fill((byte)' ');
                bytes.CopyTo(padded);
                bytes = padded;
            }

            if (TryFindEnd(bytes, count, out end, out isTorn))
            {
                end += at;
                return true;
            }

            Position += count;
        }

        (end, isTorn) = (0, false);
        return false;
    }

    private bool TryFindEnd(ReadOnlySpan<byte> bytes, int count, out int end, out bool isTorn)
    {
        var masks = new JsonMasks(bytes);
        var text = InsideQuotes(masks.Quote & ~Escaped(masks.Backslash, count));
        var open = masks.Open & ~text;
        var close = masks.Close & ~text;
        (end, isTorn) = (0, false);
        if (masks.Newline == 0 && !newlineSinceSignificant && depth > BitOperations.PopCount(close))
        {
            depth += BitOperations.PopCount(open) - BitOperations.PopCount(close);
        }
        else if (TryFindEndBitByBit(masks, bytes, open, close, text, out end, out isTorn))
        {
            return true;
        }

        inString = text >> 63 != 0;
        newlineSinceSignificant = (newlineSinceSignificant && masks.Significant == 0) || masks.Newline > masks.Significant;
        lastSignificant = masks.Significant == 0 ? lastSignificant : bytes[BitOperations.Log2(masks.Significant)];
        lastByte = bytes[count - 1];
        return false;
    }

    private bool TryFindEndBitByBit(
        in JsonMasks masks, ReadOnlySpan<byte> bytes, ulong open, ulong close, ulong text, out int end, out bool isTorn)
    {
        for (var bits = open | close | (masks.Newline & text); bits != 0; bits &= bits - 1)
        {
            var bit = bits & (0 - bits);
            end = BitOperations.Log2(bit);
            if ((close & bit) != 0)
            {
                depth--;
                if (depth == 0)
                {
                    (end, isTorn) = (end + 1, false);
                    return true;
                }
            }
            else if ((open & bit) == 0)
            {
                (end, isTorn) = (end + 1, true);
                return true;
            }
            else
            {
                if (depth > 0 && IsUninvited(masks, bytes, bit))
                {
                    isTorn = true;
                    return true;
                }

                LastFirstColumn = (end == 0 ? lastByte : bytes[end - 1]) == '\n' ? Position + end : LastFirstColumn;
                depth++;
            }
        }

        (end, isTorn) = (0, false);
        return false;
    }

    /// <summary>A bracket opens at the start of a line, and what stands before it does not let a value follow.</summary>
    private bool IsUninvited(in JsonMasks masks, ReadOnlySpan<byte> bytes, ulong bit)
    {
        var before = masks.Significant & (bit - 1);
        var newlines = masks.Newline & (bit - 1);
        return (newlines > before || (before == 0 && newlineSinceSignificant))
            && (before == 0 ? lastSignificant : bytes[BitOperations.Log2(before)]) is not ((byte)',' or (byte)':' or (byte)'[');
    }

    private ulong Escaped(ulong backslashes, int count)
    {
        var escaped = escapesNext ? 1UL : 0;
        escapesNext = false;
        for (; backslashes != 0; backslashes &= backslashes - 1)
        {
            var bit = backslashes & (0 - backslashes);
            if ((escaped & bit) == 0)
            {
                escaped |= bit << 1;
                escapesNext = bit == 1UL << (count - 1);
            }
        }

        return escaped;
    }

    // Each bit becomes the parity of the quotes up to and with it: one between an opening quote and its closing one.
    private ulong InsideQuotes(ulong quotes)
    {
        for (var shift = 1; shift < JsonMasks.Width; shift *= 2)
        {
            quotes ^= quotes << shift;
        }

        return inString ? ~quotes : quotes;
    }
}
