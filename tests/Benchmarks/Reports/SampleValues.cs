using Analytics.Support;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Reports;

/// <summary>Values that filters are drawn from: those that occur, and occur together.</summary>
internal sealed class SampleValues
{
    // The first of the last 12 weeks.
    private const string TwelveWeeksAgo = "2026-07-06";

    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> all;

    private SampleValues(IReadOnlyList<IReadOnlyDictionary<string, string>> all) => this.all = all;

    /// <summary>A value for each filter that a report can be given, by chance.</summary>
    public IReadOnlyDictionary<string, string> Draw(Chance chance) => all[chance.Below(all.Count)];

    public static async Task<SampleValues> ReadAsync(IClickHouse clickHouse)
    {
        var all = new List<IReadOnlyDictionary<string, string>>();
        await foreach (var line in clickHouse.ReadLinesAsync(new Statement(BenchSql.Text("Reports.sample_values.sql"))).ConfigureAwait(false))
        {
            var values = line.Split('\t');
            all.Add(new Dictionary<string, string>
            {
                ["carrier"] = values[0],
                ["origin"] = values[1],
                ["destination"] = values[2],
                ["from"] = TwelveWeeksAgo,
            });
        }

        return new SampleValues(all);
    }
}
