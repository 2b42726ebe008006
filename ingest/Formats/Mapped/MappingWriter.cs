using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Analytics.Formats.Mapped;

/// <summary>Writes a map with its keys in a fixed order; what is as by default is left out.</summary>
internal static class MappingWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(MappingFile map)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            Write(json, map);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, MappingFile map)
    {
        json.WriteStartObject();
        json.WriteString("input", map.Input switch { MapInput.Csv => "csv", MapInput.Tsv => "tsv", _ => "json" });
        if (map.Input == MapInput.Csv && map.Delimiter != ',')
        {
            json.WriteString("delimiter", ((char)map.Delimiter!).ToString());
        }

        json.WriteString("source", map.Source);
        json.WriteString("zone", map.Zone.ToString());
        WriteTexts(json, "times", map.Times.Select(pattern => pattern.ToString()));
        WriteTexts(json, "empty", map.Empty);
        if (map.PromiseIsDate)
        {
            json.WriteString("promise_is", "date");
        }

        WriteFields(json, map);
        WriteTable(json, MapFields.MilestoneColumns, map.MilestoneColumns.OrderBy(column => column.Key)
            .Select(column => (column.Key.ToString(), column.Value)));
        WriteTable(json, "milestones", map.Milestones.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (entry.Key, entry.Value?.ToString() ?? "ignore")));
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, MappingFile map)
    {
        json.WriteStartObject("fields");
        foreach (var (field, value) in map.Fields.OrderBy(field => field.Key))
        {
            json.WritePropertyName(field.Info().Name);
            if (value.Constant is { } constant)
            {
                json.WriteStartObject();
                json.WriteString("constant", constant);
                json.WriteEndObject();
            }
            else if (value.Columns.Count == 1)
            {
                json.WriteStringValue(value.Columns[0]);
            }
            else
            {
                json.WriteStartArray();
                foreach (var column in value.Columns)
                {
                    json.WriteStringValue(column);
                }

                json.WriteEndArray();
            }
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        if (!texts.Any())
        {
            return;
        }

        json.WriteStartArray(key);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteTable(Utf8JsonWriter json, string key, IEnumerable<(string Key, string Value)> table)
    {
        if (!table.Any())
        {
            return;
        }

        json.WriteStartObject(key);
        foreach (var (name, value) in table)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }
}
