using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Analytics.Privacy.Tests.Attacks;

/// <summary>Another push made of one, as a provider might send it who has changed their format, or somebody who tries what gets through.</summary>
internal static class Probe
{
    private const string Cyrillic = "АВСЕНКМОРТХаеорсух";
    private const string Latin = "ABCEHKMOPTXaeopcyx";

    /// <summary>The push with other names and values. A name may come several times in an object, as it did.</summary>
    /// <param name="push">As JSON.</param>
    /// <param name="name">What a member is called instead.</param>
    /// <param name="value">What stands, as JSON, in the place of a value that is no object and no array.</param>
    public static string Changed(string push, Func<string, string>? name = null, Func<JsonElement, string>? value = null)
    {
        using var read = JsonDocument.Parse(push);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(read.RootElement, writer, name ?? (same => same), value ?? (same => same.GetRawText()));
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>The names of all members.</summary>
    public static IReadOnlySet<string> NamesIn(string push)
    {
        var names = new HashSet<string>();
        Changed(push, name => names.Add(name) ? name : name);
        return names;
    }

    /// <summary>A text in full-width letters, digits and signs.</summary>
    public static string FullWidth(string text) => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));

    /// <summary>A text with letters that look the same and are others.</summary>
    public static string LookAlike(string text) => string.Concat(text.Select(c => Latin.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? Cyrillic[at] : c));

    /// <summary>Every text written another way, as JSON.</summary>
    public static Func<JsonElement, string> Texts(Func<string, string> written) => value =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith("Canary", StringComparison.Ordinal) ? Quoted(written(value.GetString()!)) : value.GetRawText();

    public static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static void Write(JsonElement element, Utf8JsonWriter writer, Func<string, string> name, Func<JsonElement, string> value)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(name(member.Name));
                    Write(member.Value, writer, name, value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var part in element.EnumerateArray())
                {
                    Write(part, writer, name, value);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(value(element));
                break;
        }
    }
}
