using System.CommandLine;
using System.Globalization;
using Analytics.Custody;
using Analytics.Formats;
using Analytics.Formats.Mapped;
using Analytics.Host.Loading;
using Analytics.Host.Reporting;
using Analytics.Intake.Files;

namespace Analytics.Host.Commands;

/// <summary><c>analytics map</c></summary>
internal static class MapCommand
{
    private const int PreviewedRows = 8;

    private static readonly TextColumn<PreviewRow>[] Preview =
    [
        new("row", row => row.Row.ToString(CultureInfo.InvariantCulture)),
        new("becomes", row => row.Rejection == RejectionReason.None ? row.Milestone : Reasons.Explain(row.Rejection), IsText: true),
        new("number", row => row.Number, IsText: true, Spare: 5),
        new("time", row => row.Time, IsText: true),
        new("place", row => row.Place, IsText: true, Spare: 1),
        new("carrier", row => row.Carrier, IsText: true, Spare: 2),
        new("from", row => row.Origin, IsText: true, Spare: 3),
        new("to", row => row.Destination, IsText: true, Spare: 3),
        new("promise", row => row.Promise, IsText: true, Spare: 4),
    ];

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A CSV, TSV or JSON file, plain or .gz." };
        var output = new Option<string?>("--out") { Description = "Write the map to this file.", HelpName = "MAP.json" };
        var command = new Command(
            "map",
            """
            Look at a file and propose the map to load it with. The map goes to standard output, what was found to standard error.

            Examples:
              analytics map events.csv > events.map.json
              analytics load events.csv --format mapped --map events.map.json
            """)
        { file, output };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var sample = MapSampleFile.Read(parsed.GetRequiredValue(file));
            var proposal = MapProposal.Propose(sample);
            foreach (var finding in proposal.Findings)
            {
                await Console.Error.WriteLineAsync($"{Label(finding.Kind)}{finding.Text}").ConfigureAwait(false);
            }

            if (proposal.Map is not { } map)
            {
                return ExitCode.Data;
            }

            await Console.Error.WriteLineAsync("\nThe first rows would become (identifiers are never shown):").ConfigureAwait(false);
            TextTable.Write(MapPreview.Of(map, sample, PreviewedRows, FieldPolicy.BuiltIn.RulesOf(MappedReader.FormatName)), Preview, Console.Error);
            await Console.Error.WriteLineAsync().ConfigureAwait(false);
            await WriteAsync(map, parsed.GetValue(output), cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Task WriteAsync(MappingFile map, string? path, CancellationToken cancellation) =>
        path is null ? Console.Out.WriteLineAsync(map.ToJson()) : File.WriteAllTextAsync(path, map.ToJson() + "\n", cancellation);

    private static string Label(FindingKind kind) => kind switch
    {
        FindingKind.Chosen => "  found    ",
        FindingKind.Unsure => "  check    ",
        FindingKind.LeftOut => "  left out ",
        FindingKind.Missing => "  missing  ",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such finding."),
    };
}
