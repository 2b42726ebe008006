using System.Globalization;
using System.Text.Json;

namespace Analytics.Releases.Tests.Support;

/// <summary>What other engines read in a release's files: rows as text, by column.</summary>
internal sealed class ReadBack(JsonElement root)
{
    public static async Task<ReadBack> OfAsync(ReleaseFolder release, string table) =>
        new(JsonDocument.Parse(await Node.ReadAsync(release.Path, table)).RootElement);

    public JsonElement Frictionless => root.GetProperty("frictionless");

    /// <summary>The columns with their types, in order.</summary>
    public List<string> Types(string engine) => [.. root.GetProperty(engine).GetProperty("types").EnumerateObject().Select(type => $"{type.Name} {type.Value.GetString()}")];

    /// <summary>The rows, each as its cells with a bar between them; null as <c>-</c>.</summary>
    public List<string> Rows(string engine) =>
        [.. root.GetProperty(engine).GetProperty("rows").EnumerateArray().Select(row => string.Join('|', row.EnumerateObject().Select(cell => Cell(cell.Value))))];

    /// <summary>Rows in the same form, from memory.</summary>
    public static List<string> Expected(IEnumerable<ReleasedGroup> groups) =>
    [
        .. groups
            .OrderBy(group => group.Key.Week)
            .ThenBy(group => group.Key.Carrier, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Service, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Lane.Origin, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Lane.Destination, StringComparer.Ordinal)
            .Select(Row),
    ];

    private static string Row(ReleasedGroup group)
    {
        var (key, figures) = (group.Key, group.Figures);
        IEnumerable<string?> names = [InventedRelease.Window.ToString(), key.Week?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), key.Carrier, key.Service, key.Lane.Origin, key.Lane.Destination];
        IEnumerable<double?> numbers = [figures.MeanHours, figures.P50Hours, figures.P80Hours, figures.P90Hours, figures.OnTimeShare];
        return string.Join('|', [
            .. names.Where(name => name is not null),
            Text(group.Parcels),
            .. numbers.Select(number => number?.ToString("R", CultureInfo.InvariantCulture) ?? "-"),
            .. group.Promises.Select(Text),
            $"[{string.Join(',', group.Durations.Select(Text))}]",
        ]);
    }

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Cell(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Null => "-",
        JsonValueKind.Array => $"[{string.Join(',', cell.EnumerateArray().Select(Cell))}]",
        JsonValueKind.String => cell.GetString()!,
        _ => cell.GetDouble().ToString("R", CultureInfo.InvariantCulture),
    };
}
