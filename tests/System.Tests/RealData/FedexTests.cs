using Analytics.Reports;

namespace Analytics.System.Tests.RealData;

/// <summary>The scans of 99 parcels in India, some of them repeated, some of them later than the delivery.</summary>
public sealed class FedexTests
{
    private const string Heading = "transit = ";
    private const string LanePrefix = "transit hours ";

    [Fact]
    public async Task The_transit_times_are_those_of_the_reference_overall_and_by_state()
    {
        Assert.SkipWhen(SharedFolder.Path is null, SharedFolder.Absent);
        var reference = new ReferenceTable("fedex_swift");
        using var cli = new Cli();
        var load = await cli.LoadMappedAsync("fedex_swift.json", Path.Combine(reference.Folder, "events.csv"));
        load.MustBe(0);
        Assert.Equal([1240, 1240, 0, 0, 1240], load.Tally("events.csv"));

        var expected = reference.Rows(Heading);
        var lanes = await cli.RowsAsync<DeliveryTimesRow>("--group", "lane");
        Assert.Equal(24, lanes.Count);
        AssertTimes(expected.Single(row => row["group"] == "transit hours, all"), Assert.Single(await cli.RowsAsync<DeliveryTimesRow>()));
        Assert.All(expected.Where(row => row["group"].EndsWith("(state)", StringComparison.Ordinal)), row =>
        {
            var states = row["group"][LanePrefix.Length..].Split(' ')[0].Split("->");
            AssertTimes(row, lanes.Single(lane => lane.Lane == $"IN-{states[0]}->IN-{states[1]}"));
        });
    }

    [Fact]
    public async Task Repeated_scans_and_a_second_load_have_no_effect()
    {
        Assert.SkipWhen(SharedFolder.Path is null, SharedFolder.Absent);
        using var cli = new Cli();
        string[] load = [Path.Combine(new ReferenceTable("fedex_swift").Folder, "events.csv")];
        (await cli.LoadMappedAsync("fedex_swift.json", load)).MustBe(0);
        var coverage = Assert.Single(await cli.RowsAsync<CoverageRow>());
        Assert.Equal((99, 99, 1240 - 35), (coverage.Parcels, coverage.Delivered, coverage.Scans));

        var once = await AllReports.ReadAsync(cli);
        (await cli.LoadMappedAsync("fedex_swift.json", load)).MustBe(0);
        Assert.Equal(once, await AllReports.ReadAsync(cli));
    }

    private static void AssertTimes(IReadOnlyDictionary<string, string> expected, DeliveryTimesRow actual)
    {
        Assert.Equal(((long)ReferenceTable.Number(expected["n"]), 0), (actual.N, actual.InFlight));
        if (actual.Status == ReportRow.InsufficientData)
        {
            Assert.True(actual.N < 10);
            return;
        }

        Near.Assert(ReferenceTable.Number(expected["mean"]), actual.Mean);
        Near.Assert(ReferenceTable.Number(expected["p50"]), actual.P50);
        Near.Assert(ReferenceTable.Number(expected["p75"]), actual.P75);
        Near.Assert(ReferenceTable.Number(expected["p90"]), actual.P90);
        Near.Assert(ReferenceTable.Number(expected["p95"]), actual.P95);
    }
}
