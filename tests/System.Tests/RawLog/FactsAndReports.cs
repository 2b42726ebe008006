using System.Text;
using Analytics.Custody;
using Analytics.Pipeline;

namespace Analytics.System.Tests.RawLog;

/// <summary>What pushes have become: all facts as text, and the files of all reports.</summary>
internal sealed record FactsAndReports(string Facts, IReadOnlyDictionary<string, byte[]> Reports)
{
    private static readonly string[] tables = ["scans", "retractions", "journeys", "subjects"];

    public static async Task<FactsAndReports> OfAsync(LocalWarehouse warehouse) => new(await FactsAsync(warehouse), await warehouse.ReportsAsync());

    public static async Task<string> FactsAsync(LocalWarehouse warehouse)
    {
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            text.AppendJoin('\n', await warehouse.LinesAsync($"SELECT * FROM {table} FINAL ORDER BY ALL FORMAT TSV")).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What the pushes become on the embedded path. The warehouse is empty again afterwards, and under the same keys.</summary>
    public static async Task<FactsAndReports> EmbeddedAsync(Cli cli, LocalWarehouse warehouse, IReadOnlyDictionary<string, string[]> pushes)
    {
        foreach (var (format, lines) in pushes)
        {
            var file = cli.Write($"{format}.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
            await warehouse.LoadAsync(format, FieldPolicy.BuiltIn, new PipelineOptions(), file);
        }

        var embedded = await OfAsync(warehouse);
        await warehouse.EmptyAsync();
        return embedded;
    }

    /// <summary>Fails unless both are the same, byte for byte.</summary>
    public void MustBe(FactsAndReports expected)
    {
        Assert.True(expected.Facts == Facts, "The facts differ.");
        Assert.Equal(expected.Reports.Keys, Reports.Keys);
        Assert.All(Reports, report => Assert.True(report.Value.AsSpan().SequenceEqual(expected.Reports[report.Key]), $"{report.Key} differs."));
    }
}
