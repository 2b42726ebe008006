using Analytics.Reports.Tests.Reference;
using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

/// <summary>The estimates that the SQL makes, against a plain implementation of their definition.</summary>
public sealed class EstimateTests(TestWarehouse warehouse)
{
    private static readonly ReportRequest ByCarrier = new(ReportKind.DeliveryTimes, [GroupColumn.Carrier]);

    [Theory]
    [InlineData(1, 250)]
    [InlineData(2, 1100)]
    public async Task Random_populations_have_the_figures_of_the_definition(ulong seed, int groups)
    {
        var chance = new Generator(seed);
        var populations = Enumerable.Range(0, groups).ToDictionary(i => $"carrier {i}", _ => Populations.Of(chance));
        await warehouse.FillAsync(Named(populations));

        var rows = await warehouse.RowsAsync<DeliveryTimesRow>(ByCarrier);

        var withRow = populations.Where(population => population.Value.Exists(parcel => parcel.Returned is null)).Select(population => population.Key);
        Assert.Equal(withRow.Order(StringComparer.Ordinal), rows.Select(row => row.Carrier));
        Assert.Contains(rows, row => row is { Status: "ok", P50: null });
        foreach (var row in rows)
        {
            AssertFigures(populations[row.Carrier!], row);
        }
    }

    [Fact]
    public async Task Nine_delivered_are_insufficient_and_ten_are_not()
    {
        await warehouse.FillAsync(Named(new() { ["nine"] = Hours(1, 9), ["ten"] = Hours(1, 10) }));

        var rows = await warehouse.RowsAsync<DeliveryTimesRow>(ByCarrier);

        Assert.Equal(
            [("nine", 9, "insufficient data", null, null), ("ten", 10, "ok", 5.5, 5.5)],
            rows.Select(row => (row.Carrier, (int)row.N, row.Status, row.P50, row.Mean)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("carrier")]
    public async Task Without_parcels_there_are_no_rows(string group)
    {
        var returned = TestParcel.InTransit(TestWarehouse.Now.AddDays(-9)) with { Returned = TestWarehouse.Now.AddDays(-1) };
        await warehouse.FillAsync(returned);

        Assert.Empty(await warehouse.RowsAsync<DeliveryTimesRow>(ReportRequest.Parse(new("delivery-times") { Group = group })));
        Assert.Empty(await warehouse.RowsAsync<CarrierSpeedRow>(ReportRequest.Parse(new("carrier-speed") { Group = group })));
    }

    [Fact]
    public async Task Parcels_that_are_all_in_flight_have_no_figures()
    {
        await warehouse.FillAsync(Enumerable.Range(1, 20).Select(h => TestParcel.InTransit(TestWarehouse.Now.AddHours(-h))));

        var row = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes)));

        Assert.Equal(new DeliveryTimesRow { N = 0, InFlight = 20, Promised = 0, Status = "insufficient data" }, row);
    }

    [Fact]
    public async Task A_parcel_that_came_back_is_neither_delivered_nor_in_flight()
    {
        var returned = TestParcel.InTransit(TestWarehouse.Now.AddDays(-9)) with { Returned = TestWarehouse.Now.AddDays(-1) };
        await warehouse.FillAsync([returned, TestParcel.InTransit(TestWarehouse.Now.AddDays(-2), 3600), TestParcel.InTransit(TestWarehouse.Now.AddDays(-2))]);

        var row = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes)));

        Assert.Equal((1, 1), (row.N, row.InFlight));
    }

    [Fact]
    public async Task Durations_beyond_sixty_days_count_but_are_no_figure()
    {
        var days = new[] { 1, 2, 3, 4, 5, 6, 7, 8, 61, 75 }.Select(d => TestParcel.InTransit(TestWarehouse.Now.AddDays(-80), d * 86400L));
        await warehouse.FillAsync(days);

        var row = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes)));

        Assert.Equal((10, "ok"), (row.N, row.Status));
        Assert.InRange(row.P50!.Value, 132, 132.5);
        Assert.Equal((null, null, null), (row.P90, row.P99, row.DeliveredOnlyP90));
    }

    [Fact]
    public async Task Without_parcels_in_flight_percentiles_are_those_of_type_7()
    {
        var chance = new Generator(3);
        var seconds = Enumerable.Range(0, 1237).Select(_ => (long)chance.LogNormal(30 * 3600, 0.8)).ToList();
        await warehouse.FillAsync(seconds.Select(s => TestParcel.InTransit(TestWarehouse.Now.AddDays(-60), s)));

        var row = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes)));

        var binned = Quantiles.Binned(seconds);
        foreach (var percent in ReportRequest.Percentiles)
        {
            Figures.AssertClose(Quantiles.Type7(binned, percent / 100.0), row.Duration(percent), $"p{percent}", 5.1e-5);
            Assert.Equal(row.Duration(percent), row.Duration(percent, "DeliveredOnly"));
        }
    }

    [Theory]
    [InlineData(0.7, 0.3)]
    [InlineData(4, 0.9)]
    [InlineData(52, 0.5)]
    [InlineData(300, 0.6)]
    public async Task Bins_cost_less_than_half_a_percent(double medianHours, double sigma)
    {
        var chance = new Generator(4);
        var seconds = Enumerable.Range(0, 4000).Select(_ => (long)Math.Min(chance.LogNormal(medianHours * 3600, sigma), 5_183_999)).ToList();
        await warehouse.FillAsync(seconds.Select(s => TestParcel.InTransit(TestWarehouse.Now.AddDays(-70), s)));

        var row = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes)));

        var exact = seconds.Select(s => s / 3600.0).Order().ToList();
        Assert.All(ReportRequest.Percentiles, percent =>
        {
            var expected = Quantiles.Type7(exact, percent / 100.0);

            // Below an hour a minute is more than half a percent; then half a minute is the bound.
            Assert.InRange(row.Duration(percent)!.Value, expected - Error(expected), expected + Error(expected));
        });
        Figures.AssertClose(exact.Average(), row.Mean, "mean");

        static double Error(double hours) => Math.Max(0.005 * hours, 0.5 / 60 + 1e-4);
    }

    [Fact]
    public async Task With_a_quarter_in_flight_the_interval_holds_the_truth_and_delivered_alone_reads_too_fast()
    {
        var chance = new Generator(5);
        var lives = Enumerable.Range(0, 8000)
            .Select(_ => (Age: 240 * 3600 * chance.Unit(), Transit: chance.LogNormal(52 * 3600, 0.5))).ToList();
        await warehouse.FillAsync(lives.Select(life => TestParcel.InTransit(
            TestWarehouse.Now.AddSeconds(-(long)life.Age), life.Transit <= life.Age ? (long)life.Transit : null)));

        var row = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes)));

        var truth = lives.Select(life => life.Transit / 3600).Order().ToList();
        Assert.InRange((double)row.InFlight / (row.N + row.InFlight), 0.2, 0.3);
        Assert.InRange(Quantiles.Type7(truth, 0.9), row.P90Low!.Value, row.P90High!.Value);
        Assert.InRange(Quantiles.Type7(truth, 0.5), row.P50Low!.Value, row.P50High!.Value);
        Assert.True(row.DeliveredOnlyP90 < row.P90Low, "Delivered alone must read too fast.");
    }

    private static void AssertFigures(List<TestParcel> parcels, DeliveryTimesRow row)
    {
        Duration[] ended = [.. parcels.Ended()];
        Duration[] inFlight = [.. parcels.InFlight()];
        Assert.Equal((ended.Length, inFlight.Length), (row.N, row.InFlight));
        var isEnough = ended.Length >= 10;
        Assert.Equal(isEnough ? "ok" : "insufficient data", row.Status);
        Figures.AssertClose(isEnough ? ended.Average(duration => duration.Amount) : null, row.Mean, $"{row.Carrier} mean");

        var all = new Survival(ended, inFlight.Concat(parcels.SentBack()));
        var alone = new Survival(ended, []);
        foreach (var percent in ReportRequest.Percentiles)
        {
            Figures.AssertClose(isEnough ? all.Percentile(percent) : null, row.Duration(percent), $"{row.Carrier} p{percent}");
            Figures.AssertClose(isEnough ? alone.Percentile(percent) : null, row.Duration(percent, "DeliveredOnly"), $"{row.Carrier} delivered only p{percent}");
        }

        foreach (var percent in new[] { 50, 90 })
        {
            var (low, high) = isEnough ? all.Interval(percent) : (null, null);
            Figures.AssertClose(low, row.Duration(percent, suffix: "Low"), $"{row.Carrier} low p{percent}");
            Figures.AssertClose(high, row.Duration(percent, suffix: "High"), $"{row.Carrier} high p{percent}");
            Assert.False(row.Duration(percent, suffix: "Low") > row.Duration(percent) || row.Duration(percent, suffix: "High") < row.Duration(percent), $"{row.Carrier} p{percent} lies outside its interval");
        }
    }

    private static List<TestParcel> Hours(int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Select(h => TestParcel.InTransit(TestWarehouse.Now.AddDays(-9), h * 3600L))];

    private static IEnumerable<TestParcel> Named(Dictionary<string, List<TestParcel>> populations) =>
        populations.SelectMany(population => population.Value.Select(parcel => parcel with { Carrier = population.Key }));
}
