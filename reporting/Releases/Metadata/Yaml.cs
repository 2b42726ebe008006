using System.Text;
using System.Text.Json.Nodes;

namespace Analytics.Releases;

/// <summary>
/// A tree as YAML 1.2 in block style. Texts are quoted as in JSON, which YAML reads the same, so that none is taken for a number or a date.
/// </summary>
internal static class Yaml
{
    public static byte[] Bytes(JsonObject root)
    {
        var text = new StringBuilder();
        Write(text, root, 0);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, JsonObject node, int depth)
    {
        foreach (var (name, value) in node)
        {
            Indent(text, depth).Append(name).Append(':');
            WriteValue(text, value, depth);
        }
    }

    private static void WriteValue(StringBuilder text, JsonNode? value, int depth)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } inner:
                text.Append('\n');
                Write(text, inner, depth + 1);
                break;
            case JsonArray { Count: > 0 } items:
                text.Append('\n');
                WriteItems(text, items, depth + 1);
                break;
            case JsonObject or JsonArray or JsonValue or null:
                text.Append(' ').Append(value?.ToJsonString(JsonText.Options) ?? "null").Append('\n');
                break;
        }
    }

    private static void WriteItems(StringBuilder text, JsonArray items, int depth)
    {
        foreach (var item in items)
        {
            if (item is JsonObject { Count: > 0 } node)
            {
                // The first name stands behind the dash, the others below it.
                var start = text.Length;
                Write(text, node, depth + 1);
                text[start + (2 * depth)] = '-';
            }
            else
            {
                Indent(text, depth).Append('-');
                WriteValue(text, item, depth);
            }
        }
    }

    private static StringBuilder Indent(StringBuilder text, int depth) => text.Append(' ', 2 * depth);
}
