using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Analytics.Releases;

/// <summary>A table of a release, read from its CSV file.</summary>
internal static class CsvTable
{
    /// <summary>The rows, one after the other.</summary>
    /// <exception cref="InvalidDataException">The file is not the table's: its compression, its header, or the number of cells.</exception>
    public static IEnumerable<CsvRow> Rows(string path, DatasetTable table)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), new UTF8Encoding(false, throwOnInvalidBytes: true));
        var names = table.Columns.Select(column => column.Name).ToList();
        var places = names.Index().ToDictionary(name => name.Item, name => name.Index);
        var isHeader = true;
        foreach (var cells in CsvReader.Read(reader))
        {
            if (isHeader ? !cells.SequenceEqual(names) : cells.Length != names.Count)
            {
                throw new InvalidDataException(isHeader ? "The header is not that of the table." : "A row has too many cells, or too few.");
            }

            if (!isHeader)
            {
                yield return new CsvRow(cells, places);
            }

            isHeader = false;
        }

        if (isHeader)
        {
            throw new InvalidDataException("There is no header.");
        }
    }
}

/// <summary>A row as text.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="Places">Where each column is.</param>
internal readonly record struct CsvRow(string[] Cells, Dictionary<string, int> Places)
{
    public bool Has(string name) => Places.ContainsKey(name);

    public string Text(string name) => Cells[Places[name]];

    public long Count(string name) => Exactly(name, long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count), count);

    public double? Number(string name) => Text(name).Length == 0
        ? null
        : Exactly(name, double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number), number);

    public DateOnly Date(string name) =>
        Exactly(name, DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day), day);

    public IReadOnlyList<long> Counts(string name)
    {
        var text = Text(name);
        return text.Length >= 2 && text[0] == '[' && text[^1] == ']'
            ? [.. text[1..^1].Split(',').Select(count => Exactly(name, long.TryParse(count, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value), value))]
            : throw new InvalidDataException($"A value of {name} is no array.");
    }

    private static T Exactly<T>(string name, bool isRead, T value) => isRead ? value : throw new InvalidDataException($"A value of {name} is not of its type.");
}
