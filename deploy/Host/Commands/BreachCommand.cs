using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Analytics.Custody.Breaches;
using Analytics.Host.Backups;
using Analytics.Host.Reporting;
using Analytics.Warehouse;

namespace Analytics.Host.Commands;

/// <summary><c>analytics breach</c></summary>
internal static class BreachCommand
{
    private const int LongestText = 4000;

    private static readonly string[] instants = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];
    private static readonly JsonSerializerOptions asJson = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static Command Create(TimeProvider time)
    {
        var from = new Option<string>("--from") { Description = "From this instant: 2026-11-22 or 2026-11-22T09:30Z.", HelpName = "T", Required = true };
        var to = new Option<string>("--to") { Description = "Up to this instant, and without it.", HelpName = "T", Required = true };
        var what = new Option<string>("--what") { Description = "What happened, in words that those who are told can read.", HelpName = "TEXT", Required = true };
        var output = new Option<string?>("--out") { Description = "A folder to make, which only you may open: subjects.csv, by which each platform can tell whom to notify, and notice.md, the draft of a notice.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var installation = new InstallationOptions();
        var command = new Command(
            "breach",
            """
            Tell whose data a time window touched: parcels, scans and persons by platform and month. What providers told in the window counts,
            by the time of their snapshot; where that is not known, what was scanned in it. Reads the warehouse, and changes nothing.

            Hand each platform its own rows of subjects.csv, and no other's: they are personal.

            Examples:
              analytics breach --from 2026-11-20T08:00Z --to 2026-11-20T11:30Z --what "A copy of the warehouse was read by a stranger."
              analytics breach --from 2026-11-20 --to 2026-11-22 --what "A disk was lost." --out breach-1 --json
            """)
        { from, to, what, output, json };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var window = WindowOf(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to));
            var text = parsed.GetRequiredValue(what).Trim() is { Length: > 0 and <= LongestText } given ? given : throw new UsageException($"--what: give 1 to {LongestText} characters.");
            var opened = installation.Of(parsed);
            opened.MustHaveData();
            var warehouse = await opened.OpenWarehouseAsync(time, cancellation).ConfigureAwait(false);
            await using (warehouse.ConfigureAwait(false))
            {
                var touched = await window.CountAsync(warehouse.ClickHouse, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(output) is { } folder)
                {
                    await WriteAsync(folder, window, text, touched, warehouse.ClickHouse, time.GetUtcNow(), cancellation).ConfigureAwait(false);
                }

                Tell(window, text, touched, parsed.GetValue(json));
                return ExitCode.Done;
            }
        }));
        return command;
    }

    private static readonly TextColumn<TouchedPlatform>[] Columns =
    [
        new("platform", touched => touched.Platform, IsText: true),
        new("month", touched => touched.Epoch.ToString(CultureInfo.InvariantCulture)),
        new("parcels", touched => Figures.Count(touched.Parcels)),
        new("scans", touched => Figures.Count(touched.Scans)),
        new("recipients", touched => Figures.Count(touched.Recipients)),
        new("shippers", touched => Figures.Count(touched.Shippers)),
    ];

    private static void Tell(BreachWindow window, string what, IReadOnlyList<TouchedPlatform> touched, bool isJson)
    {
        if (isJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new { From = window.From.UtcDateTime, To = window.To.UtcDateTime, What = what, Platforms = touched }, asJson));
            return;
        }

        if (touched.Count == 0)
        {
            Console.Out.WriteLine("Nothing that is held was touched.");
            return;
        }

        TextTable.Write(touched, Columns, Console.Out);
    }

    private static async Task WriteAsync(
        string path, BreachWindow window, string what, IReadOnlyList<TouchedPlatform> touched, IClickHouse clickHouse, DateTimeOffset now, CancellationToken cancellation)
    {
        using var folder = FolderInMaking.Begin(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        var subjects = new FileStream(Path.Combine(folder.Path, "subjects.csv"), options);
        await using (subjects.ConfigureAwait(false))
        {
            await window.WriteSubjectsAsync(clickHouse, subjects, cancellation).ConfigureAwait(false);
        }

        var notice = new StreamWriter(Path.Combine(folder.Path, "notice.md"), options);
        await using (notice.ConfigureAwait(false))
        {
            await notice.WriteAsync(BreachNotice.Draft(window, what, touched, now)).ConfigureAwait(false);
        }

        folder.Finish();
    }

    private static BreachWindow WindowOf(string from, string to)
    {
        try
        {
            return new BreachWindow(InstantOf("--from", from), InstantOf("--to", to));
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"--from and --to: {e.Message}");
        }
    }

    private static DateTimeOffset InstantOf(string option, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        }

        // Without an offset the instant would be another one on every machine.
        var hasOffset = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length;
        return hasOffset && DateTimeOffset.TryParseExact(text, instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : throw new UsageException($"{option} is no instant; write it as 2026-11-22, 2026-11-22T09:30Z or 2026-11-22T10:30+01:00.");
    }
}
