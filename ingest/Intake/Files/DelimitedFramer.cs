using Analytics.Formats;

namespace Analytics.Intake.Files;

/// <summary>
/// Rows of delimited text (RFC 4180; line ends LF or CRLF; a quote opens a quoted field only where a field begins). A quote
/// that nobody closed costs its own line, not the lines behind it.
/// </summary>
internal sealed class DelimitedFramer(byte delimiter, long line) : IFramer
{
    private const int NeedMore = -1;
    private const int Window = FormatLimits.MaxPushBytes + 1;
    private long? skippedFrom;

    public long Line { get; private set; } = line;

    public bool InList => false;

    public int Frame(ReadOnlySpan<byte> bytes, bool atEnd, BlockBuilder into)
    {
        var at = 0;
        while (at < bytes.Length || (atEnd && skippedFrom is not null))
        {
            var rest = bytes[at..];
            var end = skippedFrom is not null ? LineEnd(rest, atEnd)
                : RowEnd(rest[..Math.Min(rest.Length, Window)], atEnd && rest.Length < Window);
            if (end != NeedMore)
            {
                Add(rest[..end], at, into);
                at += Math.Min(end + 1, rest.Length);
            }
            else if (skippedFrom is not null)
            {
                return bytes.Length;
            }
            else if (rest.Length < Window || into.Count > 0)
            {
                return at;
            }
            else
            {
                skippedFrom = Line;
                Line += rest[..Window].Count((byte)'\n');
                at += Window;
            }
        }

        return at;
    }

    /// <summary>Bytes of the header line with its line end; 0 when the bytes do not begin with one.</summary>
    public static int HeaderLength(ReadOnlySpan<byte> head, byte delimiter, bool atEnd)
    {
        var mark = head.StartsWith("\uFEFF"u8) ? 3 : 0;
        var end = new DelimitedFramer(delimiter, 1).RowEnd(head[mark..], atEnd);
        return end == NeedMore || head.Slice(mark, end).Trim("\r \t"u8).IsEmpty ? 0 : Math.Min(mark + end + 1, head.Length);
    }

    private void Add(ReadOnlySpan<byte> row, int at, BlockBuilder into)
    {
        var length = row.Length > 0 && row[^1] == '\r' ? row.Length - 1 : row.Length;
        if (skippedFrom is { } began)
        {
            skippedFrom = null;
            into.AddTooLarge(began);
        }
        else if (length > 0)
        {
            into.Add(at, length, Line);
        }

        Line += 1 + (row.Contains((byte)'"') ? row.Count((byte)'\n') : 0);
    }

    private static int LineEnd(ReadOnlySpan<byte> rest, bool atEnd)
    {
        var end = rest.IndexOf((byte)'\n');
        return end >= 0 ? end : atEnd ? rest.Length : NeedMore;
    }

    /// <summary>Index of the line feed that ends the first row, or the length where the file ends.</summary>
    private int RowEnd(ReadOnlySpan<byte> rest, bool atEnd)
    {
        var at = rest.IndexOfAny((byte)'\n', (byte)'"');
        while (at >= 0 && rest[at] == '"')
        {
            if (at > 0 && rest[at - 1] != delimiter)
            {
                at++;
            }
            else if (!TrySkipQuoted(rest, atEnd, ref at))
            {
                // The quote is never closed: the line it stands on is given up, and the next one begins a row.
                var isProven = atEnd || rest.Length == Window || at < rest.Length;
                return isProven ? LineEnd(rest, atEnd) : NeedMore;
            }

            var next = rest[at..].IndexOfAny((byte)'\n', (byte)'"');
            at = next < 0 ? next : at + next;
        }

        return at >= 0 ? at : atEnd ? rest.Length : NeedMore;
    }

    /// <summary>
    /// Moves from an opening quote to behind its closing one. False when that is not to be found (then <paramref name="at"/>
    /// is the end), or when something stands behind it on a later line that cannot follow a closing quote.
    /// </summary>
    private bool TrySkipQuoted(ReadOnlySpan<byte> rest, bool atEnd, ref int at)
    {
        var opened = at;
        for (at++; ;)
        {
            var quote = rest[at..].IndexOf((byte)'"');
            if (quote < 0)
            {
                at = rest.Length;
                return false;
            }

            at += quote + 1;
            if (at == rest.Length)
            {
                return atEnd;
            }

            if (rest[at] != '"')
            {
                return rest[at] == delimiter || rest[at] is (byte)'\n' or (byte)'\r' || !rest[opened..at].Contains((byte)'\n');
            }

            at++;
        }
    }
}
