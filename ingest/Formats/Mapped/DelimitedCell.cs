namespace Analytics.Formats.Mapped;

/// <summary>One cell of a row: where its text stands, the quotes around it left out.</summary>
internal readonly record struct DelimitedCell(int Start, int Length, bool HasDoubledQuotes)
{
    /// <summary>
    /// Reads the cell that begins at a place and moves to the start of the next one, behind the row's end after the last one.
    /// False when a quote is not closed, or something follows its closing; the cell then is what stands up to the delimiter.
    /// </summary>
    public static bool Read(ReadOnlySpan<byte> row, byte delimiter, ref int at, out DelimitedCell cell)
    {
        if (at == row.Length || row[at] != '"')
        {
            cell = new DelimitedCell(at, LengthTo(row[at..], delimiter), false);
            at += cell.Length + 1;
            return true;
        }

        var start = ++at;
        var hasDoubled = false;
        while (true)
        {
            var quote = row[at..].IndexOf((byte)'"');
            if (quote < 0)
            {
                cell = new DelimitedCell(start, row.Length - start, false);
                at = row.Length + 1;
                return false;
            }

            at += quote + 1;
            if (at == row.Length || row[at] != '"')
            {
                break;
            }

            hasDoubled = true;
            at++;
        }

        cell = new DelimitedCell(start, at - 1 - start, hasDoubled);
        var behind = LengthTo(row[at..], delimiter);
        at += behind + 1;
        return behind == 0;
    }

    private static int LengthTo(ReadOnlySpan<byte> text, byte delimiter)
    {
        var length = text.IndexOf(delimiter);
        return length < 0 ? text.Length : length;
    }
}
