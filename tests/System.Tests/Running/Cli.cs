using System.Diagnostics;
using System.Text.Json;
using Analytics.Reports;

namespace Analytics.System.Tests.Running;

/// <summary>
/// The program as a user has it: a process of its own, in a new folder that holds its data (<c>data</c>) and its temporary
/// files (<c>tmp</c>) and is deleted afterwards.
/// </summary>
internal sealed class Cli : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Analytics.Host.dll");

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("analytics-system-");

    public Cli() => Directory.CreateDirectory(Temporary);

    public string Home => home.FullName;

    public string Data => PathOf("data");

    public string Temporary => PathOf("tmp");

    public string PathOf(string name) => Path.Combine(Home, name);

    /// <summary>A file of this content in the home folder.</summary>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        var path = PathOf(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Starts the program.</summary>
    public RunningCli Start(params IEnumerable<string> arguments) => StartAs("dotnet", [Program, .. arguments]);

    /// <summary>Starts the program with variables of the environment.</summary>
    public RunningCli StartWith(IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) => StartAs("dotnet", [Program, .. arguments], environment);

    /// <summary>Starts the program without the right of the superuser to read what is closed to it, where the tests run as one.</summary>
    public RunningCli StartWithoutPrivilege(params IEnumerable<string> arguments) => Environment.IsPrivilegedProcess
        ? StartAs("setpriv", ["--bounding-set=-dac_override,-dac_read_search", "dotnet", Program, .. arguments])
        : Start(arguments);

    /// <summary>Runs the program to its end.</summary>
    public async Task<Ended> RunAsync(params IEnumerable<string> arguments)
    {
        using var running = Start(arguments);
        return await running.EndAsync();
    }

    /// <summary>Loads into the data folder.</summary>
    public Task<Ended> LoadAsync(string format, params IEnumerable<string> more) => RunAsync(["load", "--format", format, "--data", Data, .. more]);

    /// <summary>Loads with a map that stands in <c>maps</c>.</summary>
    public Task<Ended> LoadMappedAsync(string map, params IEnumerable<string> more) =>
        LoadAsync("mapped", ["--map", Path.Combine(AppContext.BaseDirectory, "maps", map), .. more]);

    /// <summary>A report of the data folder as text.</summary>
    public async Task<string> ReportAsync(string report, params IEnumerable<string> more)
    {
        var ended = await RunAsync(["report", report, "--data", Data, .. more]);
        ended.MustBe(0);
        return ended.Output;
    }

    /// <summary>The rows of a report of the data folder.</summary>
    public async Task<List<TRow>> RowsAsync<TRow>(params IEnumerable<string> more)
        where TRow : ReportRow, IReportRow<TRow>
    {
        var name = JsonNamingPolicy.KebabCaseLower.ConvertName(TRow.Report.ToString());
        using var rows = JsonDocument.Parse(await ReportAsync(name, ["--format", "json", .. more]));
        return [.. rows.RootElement.EnumerateArray().Select(RowOf<TRow>)];
    }

    // Files name durations with their unit; a row has the same properties for every unit.
    private static TRow RowOf<TRow>(JsonElement row)
        where TRow : ReportRow, IReportRow<TRow>
    {
        var properties = TRow.Json.Properties.Select(property => property.Name).ToHashSet();
        var named = row.EnumerateObject().ToDictionary(
            figure => properties.Contains(figure.Name) ? figure.Name : figure.Name.Replace("_hours", "", StringComparison.Ordinal), figure => figure.Value);
        return JsonSerializer.SerializeToElement(named).Deserialize(TRow.Json)!;
    }

    public void Dispose() => home.Delete(recursive: true);

    private RunningCli StartAs(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = Home,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment = { ["TMPDIR"] = Temporary },
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new RunningCli(Process.Start(start) ?? throw new InvalidOperationException("The program did not start."));
    }
}
