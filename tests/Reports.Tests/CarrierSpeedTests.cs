using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

public sealed class CarrierSpeedTests(TestWarehouse warehouse)
{
    [Fact]
    public async Task The_faster_carrier_leads_and_those_it_overlaps_share_its_rank()
    {
        await warehouse.FillAsync(
            [.. Spread("slow", 60, 100), .. Spread("first", 10, 100), .. Spread("as first", 10.5, 100), .. Spread("second", 20, 100)]);

        var rows = await Rows(new(ReportKind.CarrierSpeed, [GroupColumn.Carrier]));

        Assert.Equal(
            [("first", 1, 1, 2), ("as first", 1, 1, 2), ("second", 3, 3, 3), ("slow", 4, 4, 4)],
            rows.Select(row => (row.Carrier, (int)row.Rank!, (int)row.RankLow!, (int)row.RankHigh!)));
        Assert.All(rows, row => Assert.Equal(("p50", row.P50, row.P50Low), (row.RankedBy, row.Ranked, row.RankedLow)));
    }

    [Fact]
    public async Task A_chain_of_overlaps_ends_where_the_leader_is_no_longer_overlapped()
    {
        // Medians 10, 12 and 14 with intervals about 3 wide: each overlaps its neighbour, the third not the first.
        await warehouse.FillAsync([.. Spread("a", 10, 60, 8), .. Spread("b", 12, 60, 8), .. Spread("c", 14, 60, 8)]);

        var rows = await Rows(new(ReportKind.CarrierSpeed, [GroupColumn.Carrier]));

        Assert.True(rows[0].P50High >= rows[1].P50Low && rows[1].P50High >= rows[2].P50Low && rows[0].P50High < rows[2].P50Low);
        Assert.Equal([("a", 1, 1, 2), ("b", 1, 1, 3), ("c", 3, 2, 3)], rows.Select(row => (row.Carrier, (int)row.Rank!, (int)row.RankLow!, (int)row.RankHigh!)));
    }

    [Theory]
    [InlineData(9, "insufficient data", false, false)]
    [InlineData(29, "ok", true, false)]
    [InlineData(30, "ok", true, true)]
    public async Task Figures_need_ten_parcels_and_ranks_thirty(int count, string status, bool hasFigures, bool hasRank)
    {
        await warehouse.FillAsync([.. Spread("few", 10, count), .. Spread("many", 20, 100)]);

        var few = (await Rows(new(ReportKind.CarrierSpeed, [GroupColumn.Carrier]))).Single(row => row.Carrier == "few");

        Assert.Equal((status, hasFigures, hasRank), (few.Status, few.P50 is not null, few.Rank is not null));
        Assert.Equal((hasRank, hasRank), (few.RankLow is not null, few.RankHigh is not null));
    }

    [Fact]
    public async Task Carriers_are_ranked_within_their_lane_in_the_order_of_speed()
    {
        await warehouse.FillAsync(
        [
            .. Spread("a", 10, 50), .. Spread("b", 30, 50),
            .. Spread("a", 40, 50).Select(parcel => parcel with { Origin = "US-TX" }), .. Spread("b", 20, 50).Select(parcel => parcel with { Origin = "US-TX" }),
        ]);

        var rows = await Rows(new(ReportKind.CarrierSpeed));

        Assert.Equal(
            [("US-CA->US-NY", "a", 1), ("US-CA->US-NY", "b", 2), ("US-TX->US-NY", "b", 1), ("US-TX->US-NY", "a", 2)],
            rows.Select(row => (row.Lane, row.Carrier, (int)row.Rank!)));
    }

    [Fact]
    public async Task Another_percentile_gives_another_ranking()
    {
        // The steady carrier is slower in the middle and faster at the end.
        await warehouse.FillAsync([.. Spread("steady", 30, 200, 4), .. Spread("hasty", 20, 200, 38)]);

        var middle = await Rows(new(ReportKind.CarrierSpeed, [GroupColumn.Carrier]));
        var end = await Rows(new(ReportKind.CarrierSpeed, [GroupColumn.Carrier], percentile: 97));

        Assert.Equal(["hasty", "steady"], middle.Select(row => row.Carrier));
        Assert.Equal(["steady", "hasty"], end.Select(row => row.Carrier));
        Assert.All(end, row => Assert.True(row is { RankedBy: "p97", Ranked: not null } && row.Ranked > row.P90));
        Assert.Equal([1, 2], end.Select(row => (int)row.Rank!));
    }

    [Fact]
    public async Task A_carrier_whose_percentile_is_not_reached_comes_last_and_has_no_rank()
    {
        await warehouse.FillAsync([.. Spread("done", 40, 50), .. Spread("stuck", 10, 50), .. InFlight("stuck", 100)]);

        var rows = await Rows(new(ReportKind.CarrierSpeed, [GroupColumn.Carrier]));

        Assert.Equal([("done", "ok", 1L), ("stuck", "ok", null)], rows.Select(row => (row.Carrier, row.Status, row.Rank)));
        Assert.Equal((50, 100, null), (rows[1].N, rows[1].InFlight, rows[1].P50));
    }

    /// <summary>Parcels of a carrier with transit times spread evenly about the middle.</summary>
    private static IEnumerable<TestParcel> Spread(string carrier, double middleHours, int count, double widthHours = 4) =>
        from i in Enumerable.Range(0, count)
        let hours = middleHours + widthHours * ((i + 0.5) / count - 0.5)
        select TestParcel.InTransit(TestWarehouse.Now.AddDays(-9), (long)(hours * 3600)) with { Carrier = carrier };

    private static IEnumerable<TestParcel> InFlight(string carrier, int count) =>
        Enumerable.Repeat(TestParcel.InTransit(TestWarehouse.Now.AddDays(-9)) with { Carrier = carrier }, count);

    private Task<List<CarrierSpeedRow>> Rows(ReportRequest request) => warehouse.RowsAsync<CarrierSpeedRow>(request);
}
