using Analytics.Formats;

namespace Analytics.Intake.Files;

/// <summary>
/// JSON values: one per line, one over many lines, or one right behind another. What is neither object nor array is a push
/// of its own up to the end of its line, for the reader to reject.
/// </summary>
/// <param name="line">Line of the first byte.</param>
/// <param name="splitsArrays">The elements of an array at the top are the pushes, not the array.</param>
/// <param name="inList">The first byte stands inside such an array.</param>
internal sealed class JsonFramer(long line, bool splitsArrays, bool inList) : IFramer
{
    private readonly JsonScanner scanner = new();
    private Kind kind;
    private int scanned;
    private long dropped;
    private long began;

    private enum Kind : byte
    {
        None,
        Value,
        Line,
    }

    public long Line { get; private set; } = line;

    public bool InList { get; private set; } = inList;

    public int Frame(ReadOnlySpan<byte> bytes, bool atEnd, BlockBuilder into)
    {
        var at = 0;
        while (kind != Kind.None || TryBegin(bytes, ref at))
        {
            var rest = bytes[at..];
            if (!TryFindEnd(rest, atEnd, out var end))
            {
                scanned = rest.Length;
                if (dropped + rest.Length <= FormatLimits.MaxPushBytes || into.Count > 0)
                {
                    return at;
                }

                dropped += rest.Length;
                Line += rest.Count((byte)'\n');
                scanned = 0;
                return bytes.Length;
            }

            Add(rest[..end], at, into);
            at += end;
        }

        return at;
    }

    private void Add(ReadOnlySpan<byte> push, int at, BlockBuilder into)
    {
        if (dropped + push.Length > FormatLimits.MaxPushBytes)
        {
            into.AddTooLarge(began);
        }
        else
        {
            into.Add(at, push.TrimEnd(" \t\r\n"u8).Length, began);
        }

        Line += push.Count((byte)'\n');
        (kind, scanned, dropped) = (Kind.None, 0, 0);
    }

    /// <summary>Moves to the first byte of the next push.</summary>
    private bool TryBegin(ReadOnlySpan<byte> bytes, ref int at)
    {
        for (; at < bytes.Length; at++)
        {
            switch (bytes[at])
            {
                case (byte)'\n':
                    Line++;
                    break;
                case <= (byte)' ' or 0xEF or 0xBB or 0xBF: // byte order marks, also between files that were joined
                    break;
                case (byte)'[' or (byte)',' when splitsArrays:
                    InList = true;
                    break;
                case (byte)']' when splitsArrays:
                    InList = false;
                    break;
                default:
                    kind = bytes[at] is (byte)'{' or (byte)'[' ? Kind.Value : Kind.Line;
                    began = Line;
                    scanner.Begin();
                    return true;
            }
        }

        return false;
    }

    private bool TryFindEnd(ReadOnlySpan<byte> rest, bool atEnd, out int end)
    {
        if (kind == Kind.Line)
        {
            end = rest[scanned..].IndexOf((byte)'\n');
            end = end >= 0 ? end + scanned : rest.Length;
            return atEnd || end < rest.Length;
        }

        var isFound = scanner.TryFindEnd(rest[scanned..], out end, out var isTorn);
        if (!isFound && !atEnd)
        {
            return false;
        }

        end = isFound ? end + scanned : rest.Length;
        if ((isTorn || !isFound) && scanner.LastFirstColumn > 0 && dropped + end <= FormatLimits.MaxPushBytes)
        {
            end = (int)scanner.LastFirstColumn;
        }

        return true;
    }
}
