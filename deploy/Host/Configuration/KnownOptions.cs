using System.Globalization;
using System.Text.Json;

namespace Analytics.Host.Configuration;

/// <summary>Every option that there is, with its default: <c>deploy/config/reference.json</c>.</summary>
internal static class KnownOptions
{
    /// <summary>How configurations are written: with comments, and with a comma too many.</summary>
    public static readonly JsonDocumentOptions Commented = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Lists of sections, and what each section has; all are texts.</summary>
    private static readonly Dictionary<string, string[]> SectionLists = new(StringComparer.OrdinalIgnoreCase) { ["custody.recipients"] = ["name", "url", "secretFile"] };

    private static readonly JsonElement Root = JsonDocument.Parse(Text(), Commented).RootElement;

    /// <summary>The reference as it is written, with what each option means.</summary>
    public static string Text()
    {
        using var reader = new StreamReader(typeof(KnownOptions).Assembly.GetManifestResourceStream("config/reference.json")!);
        return reader.ReadToEnd();
    }

    /// <summary>What is wrong with a value that is given for an option; null when nothing is.</summary>
    /// <param name="path">The names from the root on; the number of an entry of a list is one too.</param>
    /// <param name="value">As text.</param>
    public static string? Fault(IReadOnlyList<string> path, string value)
    {
        var at = Root;
        for (var i = 0; i < path.Count; i++)
        {
            switch (at.ValueKind)
            {
                case JsonValueKind.Object when !at.EnumerateObject().Any():
                    return i == path.Count - 1 ? null : $"'{Name(path)}' goes deeper than names and values.";
                case JsonValueKind.Object when Find(at, path[i]) is { } next:
                    at = next;
                    break;
                case JsonValueKind.Object:
                    return $"'{Name(path)}' is no option. {Section(path, i)} has: {string.Join(", ", at.EnumerateObject().Select(option => option.Name))}.";
                case JsonValueKind.Array when SectionLists.TryGetValue(Name(path.Take(i)), out var has):
                    return i == path.Count - 2 && IsIndex(path[i]) && has.Contains(path[^1], StringComparer.OrdinalIgnoreCase)
                        ? null
                        : $"'{Name(path)}' must be a list of sections, each with {string.Join(", ", has)}.";
                case JsonValueKind.Array:
                    return i == path.Count - 1 && IsIndex(path[i]) ? null : $"'{Name(path)}' must be a list of texts.";
                default:
                    return $"'{Name(path.Take(i))}' is one value, with nothing below it.";
            }
        }

        return Mismatch(at, value) is { } expected ? $"'{Name(path)}' must be {expected}." : null;
    }

    private static bool IsIndex(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static string? Mismatch(JsonElement standard, string value) => standard.ValueKind switch
    {
        JsonValueKind.Number => long.TryParse(value, CultureInfo.InvariantCulture, out _) ? null : "a whole number",
        JsonValueKind.True or JsonValueKind.False => bool.TryParse(value, out _) ? null : "true or false",
        JsonValueKind.String when IsTime(standard.GetString()!) => IsTime(value) ? null : "a time, as hours:minutes:seconds",
        JsonValueKind.String => null,
        JsonValueKind.Array => "a list of texts",
        _ => "a section with options in it",
    };

    private static bool IsTime(string text) => text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out _);

    private static JsonElement? Find(JsonElement section, string name) => section.EnumerateObject()
        .Where(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(option => (JsonElement?)option.Value)
        .FirstOrDefault();

    private static string Name(IEnumerable<string> path) => string.Join('.', path);

    private static string Section(IReadOnlyList<string> path, int depth) => depth == 0 ? "The configuration" : $"'{Name(path.Take(depth))}'";
}
