using System.Text;
using System.Text.Json;

namespace Analytics.Formats.Mapped;

/// <summary>The first rows of a file, by column, for <see cref="MapProposal"/> and <see cref="MapPreview"/> to look at.</summary>
public sealed class MapSample
{
    private readonly List<(string Name, List<string> Values)> columns;

    private MapSample(byte? delimiter, List<(string Name, List<string> Values)> columns, IReadOnlyList<ReadOnlyMemory<byte>> pushes) =>
        (Delimiter, this.columns, Pushes) = (delimiter, columns, pushes);

    /// <summary>What stands between two columns; null for JSON.</summary>
    internal byte? Delimiter { get; }

    /// <summary>Columns, or paths of JSON objects, with their texts in file order; "" where a row has none.</summary>
    internal IReadOnlyList<(string Name, List<string> Values)> Columns => columns;

    internal IReadOnlyList<ReadOnlyMemory<byte>> Pushes { get; }

    /// <summary>Rows of delimited text.</summary>
    /// <param name="header">Names of the columns.</param>
    /// <param name="delimiter">What stands between two columns.</param>
    /// <param name="rows">The rows as they stand in the file.</param>
    public static MapSample OfRows(IReadOnlyList<string> header, byte delimiter, IReadOnlyList<ReadOnlyMemory<byte>> rows)
    {
        var columns = header.Select(name => (name, new List<string>())).ToList();
        foreach (var row in rows)
        {
            var cells = DelimitedText.Cells(row.Span, delimiter);
            for (var i = 0; i < columns.Count; i++)
            {
                columns[i].Item2.Add(i < cells.Count ? cells[i] : "");
            }
        }

        return new MapSample(delimiter, columns, rows);
    }

    /// <summary>JSON objects; those that are not valid JSON are passed over.</summary>
    public static MapSample OfObjects(IReadOnlyList<ReadOnlyMemory<byte>> objects)
    {
        var columns = new Dictionary<string, List<string>>();
        foreach (var json in objects)
        {
            try
            {
                using var document = JsonDocument.Parse(json);
                Flatten("", document.RootElement, columns);
            }
            catch (JsonException)
            {
                continue; // the preview shows what becomes of it
            }
        }

        return new MapSample(null, [.. columns.Select(column => (column.Key, column.Value))], objects);
    }

    private static void Flatten(string path, JsonElement value, Dictionary<string, List<string>> columns)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject().Where(member => ColumnName.IsPlain(member.Name)))
                {
                    Flatten(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value, columns);
                }

                break;

            case JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                {
                    Flatten(path + "[]", element, columns);
                }

                break;

            case not JsonValueKind.Null when path.Length > 0 && !path.EndsWith("[]", StringComparison.Ordinal):
                if (!columns.TryGetValue(path, out var values))
                {
                    columns.Add(path, values = []);
                }

                values.Add(value.ToString().Trim());
                break;
        }
    }
}
