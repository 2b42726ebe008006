using System.Globalization;
using Analytics.Formats;
using Spectre.Console;

namespace Analytics.Host.Loading;

/// <summary>What a load did, as a table: every push is kept, rejected or withheld.</summary>
internal static class LoadSummary
{
    private const int Width = 80;
    private const int MaxUnknownFields = 10;

    public static void Write(LoadResult result, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = Width;
        var table = new Table { Border = TableBorder.Simple, ShowFooters = result.Files.Count > 1 }
            .AddColumn(new TableColumn("file") { Footer = new Text("all") });
        var total = result.Total;
        AddNumber(table, "pushes", total.Total);
        AddNumber(table, "kept", total.Kept);
        AddNumber(table, "rejected", total.Rejected);
        AddNumber(table, "withheld", total.Withheld);
        AddNumber(table, "scans", total.Scans);
        foreach (var file in result.Files)
        {
            var tally = file.Tally;
            table.AddRow(
                new Text(Path.GetFileName(file.File)), Number(tally.Total), Number(tally.Kept), Number(tally.Rejected), Number(tally.Withheld), Number(tally.Scans));
        }

        console.Write(table);
        WriteReasons(total, output);
        WriteUnknownFields(result.UnknownFields, output);
        var rate = result.Elapsed > TimeSpan.Zero ? total.Total / result.Elapsed.TotalSeconds : 0;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Loaded in {result.Elapsed.TotalSeconds:N1} s, {rate:N0} pushes/s."));
        foreach (var file in result.Files.Where(file => file.WasDone))
        {
            output.WriteLine($"{file.File} had been loaded to its end before; nothing was left to do.");
        }

        foreach (var (file, push) in result.Files.SelectMany(file => file.Tally.Examples.Where(push => push.Reason.IsFault()).Select(push => (file.File, push))))
        {
            Console.Error.WriteLine($"analytics: {file}, line {push.At.Line}: {Reasons.Explain(push.Reason)}. It was left out; the rest was loaded.");
        }

        foreach (var failure in result.Files.Select(file => file.Failure).OfType<string>())
        {
            Console.Error.WriteLine($"analytics: {failure}");
        }
    }

    private static void WriteReasons(PushTally total, TextWriter output)
    {
        foreach (var reason in Enum.GetValues<RejectionReason>().Where(reason => total.RejectedFor(reason) > 0))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rejected {total.RejectedFor(reason),12:N0}  {Reasons.Explain(reason)}"));
        }

        foreach (var reason in Enum.GetValues<WithholdingReason>().Where(reason => total.WithheldFor(reason) > 0))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"withheld {total.WithheldFor(reason),12:N0}  {Reasons.Explain(reason)}"));
        }
    }

    private static void WriteUnknownFields(IReadOnlyDictionary<string, long> unknown, TextWriter output)
    {
        if (unknown.Count == 0)
        {
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fields that the policy does not name, dropped unread: {unknown.Count:N0}"));
        foreach (var (path, count) in unknown.OrderByDescending(field => field.Value).ThenBy(field => field.Key, StringComparer.Ordinal).Take(MaxUnknownFields))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count,12:N0}  {path}"));
        }
    }

    private static void AddNumber(Table table, string name, long total) =>
        table.AddColumn(new TableColumn(name) { Alignment = Justify.Right, NoWrap = true, Footer = Number(total) });

    private static Text Number(long value) => new(value.ToString("N0", CultureInfo.InvariantCulture));
}
