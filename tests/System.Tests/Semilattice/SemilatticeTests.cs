using System.IO.Compression;
using System.Text;
using Analytics.Custody;
using Analytics.Pipeline;
using Analytics.Simulator;

namespace Analytics.System.Tests.Semilattice;

/// <summary>
/// Invariant 3 from files to report files: any set of pushes, in any order, any number of times, in any batches and by any number of
/// workers, gives the same bytes.
/// </summary>
public sealed class SemilatticeTests : IAsyncLifetime
{
    private const int Cases = 6;
    private const int PushesPerFormat = 60;

    private readonly Cli cli = new();
    private readonly Dictionary<string, string[]> pushes = [];

    public async ValueTask InitializeAsync()
    {
        var options = new SimulationOptions { Parcels = 400, Seed = 3, Directory = cli.PathOf("sim") };
        foreach (var file in (await Simulation.RunAsync(options)).Files)
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file.Path), CompressionMode.Decompress));
            pushes.Add(file.Format, (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        pushes.Add("epcis", [.. Enumerable.Range(0, 40).SelectMany(EventAndRetraction)]);
    }

    public ValueTask DisposeAsync()
    {
        cli.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Any_order_repetition_and_batching_of_any_pushes_gives_the_same_report_files()
    {
        await using var warehouse = await LocalWarehouse.OpenAsync(cli.Data);
        for (var seed = 1UL; seed <= Cases; seed++)
        {
            var chance = new Chance(seed);
            var chosen = pushes.ToDictionary(format => format.Key, format => chance.Shuffle(format.Value)[..(1 + chance.Below(PushesPerFormat))]);
            var once = await ReportsAsync(warehouse, chosen, new PipelineOptions());
            var again = await ReportsAsync(warehouse, Disturbed(chosen, chance), new PipelineOptions
            {
                Workers = 1 + chance.Below(3),
                ScansPerBatch = 1 + chance.Below(100),
            }, chance);

            Assert.All(once, report => Assert.True(report.Value.AsSpan().SequenceEqual(again[report.Key]), $"{report.Key} differs, seed {seed}"));
        }
    }

    private static Dictionary<string, string[]> Disturbed(Dictionary<string, string[]> chosen, Chance chance) => chance.Shuffle(chosen).ToDictionary(
        format => format.Key,
        format => chance.Shuffle(format.Value.Concat(format.Value.Where(_ => chance.Below(3) == 0))));

    // An event of an object, and for every other object its retraction.
    private static IEnumerable<string> EventAndRetraction(int number)
    {
        var step = number % 3 == 0 ? "arriving" : "shipping";
        var body = $"\"type\":\"ObjectEvent\",\"epcList\":[\"urn:epc:id:sscc:0000000.{number / 2:0000000000}\"],\"bizStep\":\"{step}\",\"eventTime\":\"2026-09-{1 + (number % 20):00}T10:00:00Z\",\"eventTimeZoneOffset\":\"+02:00\"";
        yield return $"{{{body}}}";
        if (number % 2 == 0)
        {
            yield return $"{{{body},\"errorDeclaration\":{{\"declarationTime\":\"2026-09-25T00:00:00Z\"}}}}";
        }
    }

    private async Task<IReadOnlyDictionary<string, byte[]>> ReportsAsync(
        LocalWarehouse warehouse, Dictionary<string, string[]> chosen, PipelineOptions options, Chance? chance = null)
    {
        await warehouse.EmptyAsync();
        foreach (var (format, lines) in chosen)
        {
            var parts = lines.Chunk(chance is null ? lines.Length : 1 + chance.Below(lines.Length)).ToList();
            var files = parts.Select((part, index) => cli.Write($"{format}.{index}.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', part)))).ToList();
            await warehouse.LoadAsync(format, FieldPolicy.BuiltIn, options, files);
        }

        return await warehouse.ReportsAsync();
    }
}
