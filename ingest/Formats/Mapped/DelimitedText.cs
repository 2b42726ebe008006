using System.Text;

namespace Analytics.Formats.Mapped;

/// <summary>Delimited text by RFC 4180.</summary>
public static class DelimitedText
{
    /// <summary>The names of a header line, trimmed, without byte order mark; the line must be UTF-8 to be read right.</summary>
    public static IReadOnlyList<string> Columns(ReadOnlySpan<byte> headerLine, byte delimiter)
    {
        var mark = headerLine.StartsWith("\uFEFF"u8) ? 3 : 0;
        return Cells(headerLine[mark..].TrimEnd("\r\n"u8), delimiter);
    }

    /// <summary>The texts of one row, unescaped and trimmed; of a torn row as many as can be read.</summary>
    internal static IReadOnlyList<string> Cells(ReadOnlySpan<byte> row, byte delimiter)
    {
        var cells = new List<string>();
        for (var at = 0; at <= row.Length;)
        {
            DelimitedCell.Read(row, delimiter, ref at, out var cell);
            var text = Encoding.UTF8.GetString(row.Slice(cell.Start, cell.Length));
            cells.Add((cell.HasDoubledQuotes ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text).Trim());
        }

        return cells;
    }
}
