using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Analytics.Releases;

/// <summary>JSON for people and programs: indented, in UTF-8, lines that end in LF, one line end at the end.</summary>
internal static class JsonText
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Bytes(JsonNode node) => [.. JsonSerializer.SerializeToUtf8Bytes(node, Options), (byte)'\n'];

    public static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items];

    public static JsonArray Texts(IEnumerable<string> items) => Array(items.Select(item => (JsonNode?)item));
}
