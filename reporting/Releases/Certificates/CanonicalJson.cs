using System.Text;
using System.Text.Json;

namespace Analytics.Releases;

/// <summary>JSON in the one form that signatures are made over: the JSON Canonicalization Scheme, RFC 8785.</summary>
internal static class CanonicalJson
{
    public static byte[] Bytes(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                // Names in the order of their UTF-16 code units: section 3.2.3.
                Join(text, '{', '}', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal), member =>
                {
                    WriteText(text, member.Name);
                    Write(text.Append(':'), member.Value);
                });
                break;
            case JsonValueKind.Array:
                Join(text, '[', ']', value.EnumerateArray(), item => Write(text, item));
                break;
            case JsonValueKind.String:
                WriteText(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(CanonicalNumber.Text(value.GetDouble()));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void Join<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
            {
                text.Append(',');
            }

            isFirst = false;
            write(item);
        }

        text.Append(close);
    }

    // Section 3.2.2.2: short escapes where there are any, else \u00xx below a space, all other characters as they are.
    private static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
