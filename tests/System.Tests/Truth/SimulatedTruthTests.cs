using System.Globalization;
using Analytics.Reports;

namespace Analytics.System.Tests.Truth;

/// <summary>
/// That the reports find the delivery times that the simulator knows, within the intervals that they state, for every carrier, every lane
/// and every carrier on a lane; also while many parcels are on their way.
/// </summary>
public sealed class SimulatedTruthTests : IDisposable
{
    private const int Parcels = 40_000;

    // What the intervals promise.
    private const double ShareThatHolds = 0.95;

    private static readonly string AsOf = "2026-09-28";

    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData(2, 0.25, 0.30)]
    [InlineData(10, 0.04, 0.09)]
    public async Task The_true_times_lie_in_the_intervals_that_reports_state(int weeks, double leastInFlight, double mostInFlight)
    {
        var truth = await LoadSimulatedAsync(weeks);
        var overall = Assert.Single(await cli.RowsAsync<DeliveryTimesRow>("--as-of", AsOf));
        Assert.InRange((double)overall.InFlight / (overall.N + overall.InFlight), leastInFlight, mostInFlight);

        var claims = await ClaimsAsync(TrueTimes.Read(truth));
        var made = claims.Where(claim => claim.IsMade).ToList();
        var broken = made.Where(claim => !claim.Holds).ToList();
        Assert.InRange(made.Count, 0.85 * claims.Count, claims.Count);
        Assert.InRange(claims.Count, 300, int.MaxValue);
        Assert.True(broken.Count <= made.Count * (1 - ShareThatHolds), $"{broken.Count} of {made.Count} do not hold: {string.Join("; ", broken)}");
    }

    [Fact]
    public async Task With_a_quarter_in_flight_delivered_parcels_alone_read_too_fast_and_the_estimate_does_not()
    {
        var truth = TrueTimes.ReadOverall(await LoadSimulatedAsync(weeks: 2));
        var overall = Assert.Single(await cli.RowsAsync<DeliveryTimesRow>("--as-of", AsOf));

        Assert.InRange(overall.DeliveredOnlyP90!.Value, 0, 0.9 * truth.P90);
        Assert.InRange(overall.P90!.Value, 0.98 * truth.P90, 1.02 * truth.P90);
        Assert.InRange(truth.P90, overall.P90Low!.Value, overall.P90High!.Value);
        Assert.InRange(truth.P50, overall.P50Low!.Value, overall.P50High!.Value);
    }

    private async Task<string> LoadSimulatedAsync(int weeks)
    {
        var folder = cli.PathOf("sim");
        string[] size = ["--parcels", Parcels.ToString(CultureInfo.InvariantCulture), "--weeks", weeks.ToString(CultureInfo.InvariantCulture)];
        (await cli.RunAsync(["simulate", "--seed", "11", "--out", folder, .. size])).MustBe(0);
        foreach (var file in Directory.GetFiles(folder, "*.jsonl.gz"))
        {
            (await cli.LoadAsync(Path.GetFileName(file).Split('.')[0], file)).MustBe(0);
        }

        return Path.Combine(folder, "truth.json");
    }

    private async Task<List<Claim>> ClaimsAsync(List<TrueTimes> truth)
    {
        var rows = new List<DeliveryTimesRow>();
        foreach (var group in new[] { "carrier", "lane", "carrier,lane" })
        {
            rows.AddRange(await cli.RowsAsync<DeliveryTimesRow>("--as-of", AsOf, "--group", group));
        }

        Assert.Equal(truth.Count, rows.Count);
        var byGroup = truth.ToDictionary(times => (times.Carrier, times.Lane));
        return [.. rows.Where(row => row.Status == "ok").SelectMany(row => Claims(row, byGroup[(row.Carrier, row.Lane)]))];
    }

    private static Claim[] Claims(DeliveryTimesRow row, TrueTimes truth) =>
    [
        new($"p50 of {row.Carrier} {row.Lane}", truth.P50, row.P50, row.P50Low, row.P50High),
        new($"p90 of {row.Carrier} {row.Lane}", truth.P90, row.P90, row.P90Low, row.P90High),
    ];
}
