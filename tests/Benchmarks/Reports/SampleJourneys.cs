using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Reports;

/// <summary>Invented journeys in bulk, made by the engine itself; see sample_journeys.sql.</summary>
internal static class SampleJourneys
{
    private const long Batch = 500_000;

    /// <summary>The instant that the journeys have come to, a Monday: no scan is later.</summary>
    public static readonly DateTimeOffset Now = new(2026, 9, 28, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Adds journeys to those that are there.</summary>
    /// <param name="clickHouse">Where to.</param>
    /// <param name="first">How many there are.</param>
    /// <param name="last">How many there shall be.</param>
    /// <param name="stop">Stops between two batches.</param>
    public static async Task AddAsync(IClickHouse clickHouse, long first, long last, CancellationToken stop)
    {
        var sql = BenchSql.Text("Reports.sample_journeys.sql");
        for (var done = first; done < last; done += Batch)
        {
            stop.ThrowIfCancellationRequested();
            await clickHouse.ExecuteAsync(new Statement(sql, new Dictionary<string, string>
            {
                ["now"] = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                ["first"] = done.ToString(CultureInfo.InvariantCulture),
                ["count"] = Math.Min(Batch, last - done).ToString(CultureInfo.InvariantCulture),
            }), CancellationToken.None).ConfigureAwait(false);
        }
    }
}
