using System.Text.Json;
using Analytics.Reports;

namespace Analytics.System.Tests.Truth;

/// <summary>
/// That the reports find the delivery times that the simulator knows, also of parcels that are still under way: the truth of a cell
/// is the quantile over all of its parcels, those included that arrive after the observation.
/// </summary>
public sealed class SimulatedTruthTests : IDisposable
{
    private const string AsOf = "2026-09-28T00:00:00Z";
    private const int Parcels = 24_000;
    private const int FewestToCompare = 100;
    private const int Large = 1_000;

    // Intervals are of 95 %. Over 40 cells and more, fewer than 93 % - 2 points for chance with cells as dependent as
    // those of one simulation - would say that they are too narrow.
    private const double ShareWithin = 0.93;
    private const double LargestError = 0.05;

    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task With_a_quarter_of_the_parcels_in_flight_the_reports_tell_the_truth_within_their_intervals()
    {
        using var truth = await LoadAsync("--weeks", "3");
        var overall = Compare(truth.RootElement.GetProperty("overall"), Assert.Single(await RowsAsync()));
        var started = overall.Truth.GetProperty("started").GetDouble();
        Assert.InRange(overall.Truth.GetProperty("in_flight").GetDouble() / started, 0.15, 0.35);
        Assert.True(overall.Row.DeliveredOnlyP90Hours < overall.Truth.GetProperty("p90_hours").GetDouble() * (1 - LargestError));
        Assert.True(overall.Row.P90Hours > overall.Row.DeliveredOnlyP90Hours);

        var carriers = await RowsAsync("carrier");
        var lanes = await RowsAsync("lane");
        List<Cell> cells =
        [
            .. truth.RootElement.GetProperty("carriers").EnumerateArray()
                .Select(cell => Compare(cell, carriers.Single(row => row.Carrier == cell.GetProperty("carrier").GetString()))),
            .. truth.RootElement.GetProperty("lanes").EnumerateArray()
                .Select(cell => Compare(cell, lanes.Single(row => row.Lane == $"{cell.GetProperty("origin").GetString()}->{cell.GetProperty("destination").GetString()}"))),
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
        using var truth = await LoadAsync();
        var overall = Compare(truth.RootElement.GetProperty("overall"), Assert.Single(await RowsAsync()));
        Assert.True(overall.P50.IsWithin, overall.P50.ToString());
        Assert.True(overall.P90.IsWithin, overall.P90.ToString());
    }

    private static void AssertWithin(IEnumerable<Figure> figures)
    {
        var all = figures.ToList();
        var outside = all.Where(figure => !figure.IsWithin).ToList();
        Assert.True(outside.Count <= all.Count * (1 - ShareWithin), $"{outside.Count} of {all.Count} are outside: {string.Join("; ", outside)}");
    }

    private static Cell Compare(JsonElement truth, DeliveryTimesRow row) => new(
        truth,
        row,
        new Figure(HoursOf(truth, "p50_hours"), row.P50Hours ?? double.PositiveInfinity, row.P50LowHours ?? double.PositiveInfinity, row.P50HighHours ?? double.PositiveInfinity),
        new Figure(HoursOf(truth, "p90_hours"), row.P90Hours ?? double.PositiveInfinity, row.P90LowHours ?? double.PositiveInfinity, row.P90HighHours ?? double.PositiveInfinity));

    // Null where more never arrive than the share allows.
    private static double HoursOf(JsonElement truth, string name) =>
        truth.GetProperty(name) is { ValueKind: JsonValueKind.Number } hours ? hours.GetDouble() : double.PositiveInfinity;

    private Task<List<DeliveryTimesRow>> RowsAsync(string? group = null) =>
        cli.RowsAsync<DeliveryTimesRow>(["--as-of", AsOf, .. group is null ? Array.Empty<string>() : ["--group", group]]);

    private async Task<JsonDocument> LoadAsync(params IEnumerable<string> options)
    {
        var folder = cli.PathOf("sim");
        (await cli.RunAsync(["simulate", "--parcels", $"{Parcels}", "--seed", "11", "--out", folder, .. options])).MustBe(0);
        foreach (var file in Directory.GetFiles(folder, "*.jsonl.gz"))
        {
            (await cli.LoadAsync(Path.GetFileName(file).Split('.')[0], file)).MustBe(0);
        }

        return JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "truth.json")));
    }

    private sealed record Figure(double Truth, double Told, double Low, double High)
    {
        public bool IsWithin => Truth >= Low && Truth <= High;

        public double Error => double.IsFinite(Truth) ? Math.Abs(Told - Truth) / Truth : Told == Truth ? 0 : double.PositiveInfinity;
    }

    private sealed record Cell(JsonElement Truth, DeliveryTimesRow Row, Figure P50, Figure P90)
    {
        public int Started => Truth.GetProperty("started").GetInt32();
    }
}
