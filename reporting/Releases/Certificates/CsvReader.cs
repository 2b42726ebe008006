using System.Text;

namespace Analytics.Releases;

/// <summary>Records of a CSV file by RFC 4180.</summary>
internal static class CsvReader
{
    /// <summary>The cells of each record; the array is the caller's.</summary>
    /// <exception cref="InvalidDataException">A quoted cell has no end, or something stands behind its end.</exception>
    public static IEnumerable<string[]> Read(TextReader reader)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        while (reader.Peek() >= 0)
        {
            cells.Add(Cell(reader, cell));
            switch (reader.Read())
            {
                case ',':
                    continue;
                case '\n':
                    yield return [.. cells];
                    cells.Clear();
                    continue;
                case -1:
                    break;
                default:
                    throw new InvalidDataException("Something stands behind a quoted cell.");
            }
        }

        if (cells.Count > 0)
        {
            throw new InvalidDataException("The last record has no end.");
        }
    }

    private static string Cell(TextReader reader, StringBuilder cell)
    {
        cell.Clear();
        if (reader.Peek() != '"')
        {
            while (reader.Peek() is var next and >= 0 and not ',' and not '\n')
            {
                cell.Append((char)next);
                reader.Read();
            }

            return cell.ToString();
        }

        reader.Read();
        while (true)
        {
            var next = reader.Read();
            if (next < 0)
            {
                throw new InvalidDataException("A quoted cell has no end.");
            }

            if (next == '"')
            {
                if (reader.Peek() != '"')
                {
                    return cell.ToString();
                }

                reader.Read();
            }

            cell.Append((char)next);
        }
    }
}
