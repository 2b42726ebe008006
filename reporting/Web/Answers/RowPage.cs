using System.Buffers;

namespace Analytics.Web;

/// <summary>One page of rows out of all that there are: JSON objects that stand on a line each, whichever way their bytes are cut.</summary>
/// <param name="offset">Rows before the page.</param>
/// <param name="limit">Rows on the page at most.</param>
internal sealed class RowPage(int offset, int limit)
{
    private readonly ArrayBufferWriter<byte> rows = new();

    /// <summary>Rows seen so far, on the page or not.</summary>
    public long Total { get; private set; }

    /// <summary>The rows on the page, with commas between them.</summary>
    public ReadOnlyMemory<byte> Rows => rows.WrittenMemory;

    /// <summary>The offset of the next page; null when this is the last.</summary>
    public long? Next => (long)offset + limit < Total ? (long)offset + limit : null;

    public void Add(ReadOnlySpan<byte> lines)
    {
        while (lines.Length > 0)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            if (Total >= offset && Total < (long)offset + limit)
            {
                rows.Write(isAtStart && Total > offset ? ",\n"u8 : []);
                rows.Write(line);
            }

            isAtStart = end >= 0;
            Total += isAtStart ? 1 : 0;
            lines = isAtStart ? lines[(end + 1)..] : [];
        }
    }

    private bool isAtStart = true;
}
