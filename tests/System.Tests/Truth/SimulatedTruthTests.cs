using Analytics.Reports;

namespace Analytics.System.Tests.Truth;

/// <summary>
/// That the reports find the delivery times that the simulator knows, also of parcels that are still under way: the truth of a cell
/// is the quantile over all of its parcels, those included that arrive after the observation or never, and without those that go back
/// to their sender, which the reports leave out.
/// </summary>
public sealed class SimulatedTruthTests : IDisposable
{
    private const int Parcels = 24_000;
    private const int FewestToCompare = 100;
    private const int Large = 1_000;

    // The intervals are of 95 %; two points less are left to chance.
    private const double ShareWithin = 0.93;

    // At a thousand parcels, a quarter of them censored, the intervals of p90 are up to 9 % wide to either side.
    private const double LargestError = 0.1;

    private static readonly DateTimeOffset AsOf = new(2026, 9, 28, 0, 0, 0, TimeSpan.Zero);

    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task With_a_quarter_of_the_parcels_in_flight_the_reports_tell_the_truth_within_their_intervals()
    {
        var truth = await LoadAsync("--weeks", "3");
        var overall = Cell.Of(truth, Assert.Single(await RowsAsync()));
        Assert.InRange((double)overall.Row.InFlight / overall.Started, 0.15, 0.35);
        Assert.True(overall.Row.DeliveredOnlyP90Hours < overall.P90.Truth * (1 - LargestError), overall.ToString());

        List<Cell> cells =
        [
            .. (await RowsAsync("carrier")).Select(row => Cell.Of(truth.Where(parcel => parcel.Carrier == row.Carrier), row)),
            .. (await RowsAsync("lane")).Select(row => Cell.Of(truth.Where(parcel => parcel.Lane == row.Lane), row)),
        ];
        cells.RemoveAll(cell => cell.Started < FewestToCompare);
        Assert.InRange(cells.Count, 20, int.MaxValue);
        AssertWithin(cells.Select(cell => cell.P50));
        AssertWithin(cells.Select(cell => cell.P90));
        Assert.All(cells.Where(cell => cell.Started >= Large).SelectMany(cell => new[] { cell.P50, cell.P90 }), figure => Assert.InRange(figure.Error, 0, LargestError));
    }

    [Fact]
    public async Task Over_ten_weeks_the_times_overall_are_the_truth_within_their_intervals()
    {
        var overall = Cell.Of(await LoadAsync(), Assert.Single(await RowsAsync()));
        Assert.True(overall.P50.IsWithin, overall.P50.ToString());
        Assert.True(overall.P90.IsWithin, overall.P90.ToString());
    }

    private static void AssertWithin(IEnumerable<Figure> figures)
    {
        var all = figures.ToList();
        var outside = all.Where(figure => !figure.IsWithin).ToList();
        Assert.True(outside.Count <= all.Count * (1 - ShareWithin), $"{outside.Count} of {all.Count} are outside: {string.Join("; ", outside)}");
    }

    private Task<List<DeliveryTimesRow>> RowsAsync(string? group = null) =>
        cli.RowsAsync<DeliveryTimesRow>(["--as-of", $"{AsOf:yyyy-MM-dd}", .. group is null ? Array.Empty<string>() : ["--group", group]]);

    private async Task<List<TrueParcel>> LoadAsync(params IEnumerable<string> options)
    {
        var folder = cli.PathOf("sim");
        (await cli.RunAsync(["simulate", "--parcels", $"{Parcels}", "--seed", "11", "--out", folder, .. options])).MustBe(0);
        foreach (var file in Directory.GetFiles(folder, "*.jsonl.gz"))
        {
            (await cli.LoadAsync(Path.GetFileName(file).Split('.')[0], file)).MustBe(0);
        }

        return TrueParcel.Read(Path.Combine(folder, "truth.csv"), AsOf);
    }
}
