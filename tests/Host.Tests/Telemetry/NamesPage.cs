namespace Analytics.Host.Tests.Telemetry;

/// <summary>A line of a table of <c>deploy/telemetry/names.md</c>.</summary>
internal sealed record NamedInstrument(string Meter, string Name, string Kind, string Unit, string Labels);

/// <summary>The page that names all telemetry.</summary>
internal static class NamesPage
{
    private static readonly string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "deploy", "telemetry", "names.md"));

    public static IReadOnlyList<NamedInstrument> Instruments { get; } =
        [.. Rows("Metrics").Select(cells => new NamedInstrument(cells[0], cells[1], cells[2], cells[3], cells[4]))];

    /// <summary>Attributes of spans by their names.</summary>
    public static IReadOnlyDictionary<string, string[]> Spans { get; } = Rows("Spans").ToDictionary(cells => cells[1], cells => Names(cells[2]));

    /// <summary>Ranges of log events by their classes.</summary>
    public static IReadOnlyDictionary<string, (int From, int To)> Logs { get; } =
        Rows("Logs").ToDictionary(cells => cells[0], cells => (Number(cells[1]), Number(cells[2])));

    public static string[] LabelsOf(string instrument) => Names(Instruments.Single(named => named.Name == instrument).Labels);

    private static string[] Names(string cell) => cell.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    private static int Number(string cell) => int.Parse(cell, global::System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string section) => lines
        .SkipWhile(line => line != $"## {section}").Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith('|')).Skip(2)
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
}
