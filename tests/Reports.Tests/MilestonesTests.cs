using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

public sealed class MilestonesTests(TestWarehouse warehouse)
{
    private static readonly DateTimeOffset Ordered = TestWarehouse.Now.AddDays(-20);

    private static readonly TestParcel AllTheWay = new()
    {
        Ordered = Ordered,
        InfoReceived = Ordered.AddHours(5),
        PickedUp = Ordered.AddHours(12),
        Departed = Ordered.AddHours(15),
        Arrived = Ordered.AddHours(55),
        CustomsEntered = Ordered.AddHours(56),
        CustomsReleased = Ordered.AddHours(64),
        OutForDelivery = Ordered.AddHours(80),
        AttemptFailed = Ordered.AddHours(83),
        Delivered = Ordered.AddHours(104),
    };

    [Fact]
    public async Task Legs_come_in_the_order_of_the_way_with_their_times()
    {
        await warehouse.FillAsync(Enumerable.Repeat(AllTheWay, 10));

        var rows = await warehouse.RowsAsync<MilestonesRow>(new(ReportKind.Milestones));

        Assert.Equal(MetricDefinitions.Legs.Select(leg => leg.Name), rows.Select(row => row.Leg));
        Assert.Equal([104, 7, 40, 8, 24, 71, 92], rows.Select(row => row.Mean!.Value));
        Assert.All(rows, row => Assert.InRange(row.P50!.Value, row.Mean!.Value, row.Mean.Value + 0.25));
        Assert.All(rows, row => Assert.Equal((10, 0, "ok"), (row.N, row.InFlight, row.Status)));
    }

    [Theory]
    [InlineData(13, "order_to_delivery,to_first_attempt,transit")]
    [InlineData(16, "order_to_delivery,line_haul,to_first_attempt,transit")]
    [InlineData(57, "order_to_delivery,customs,to_first_attempt,transit")]
    [InlineData(81, "order_to_delivery,last_mile,to_first_attempt,transit")]
    [InlineData(90, "order_to_delivery,last_mile,transit")]
    [InlineData(104, "")]
    public async Task A_parcel_is_in_flight_in_the_legs_it_is_on(int hour, string legs)
    {
        await warehouse.FillAsync(AllTheWay);

        var rows = await warehouse.RowsAsync<MilestonesRow>(new(ReportKind.Milestones, asOf: Ordered.AddHours(hour)));

        Assert.Equal(legs, string.Join(',', rows.Where(row => row.InFlight == 1).Select(row => row.Leg)));
    }

    [Fact]
    public async Task A_parcel_that_is_only_announced_waits_to_be_handed_over()
    {
        await warehouse.FillAsync(new TestParcel { InfoReceived = Ordered });

        var rows = await warehouse.RowsAsync<MilestonesRow>(new(ReportKind.Milestones));

        Assert.Equal(["order_to_delivery", "handover"], rows.Where(row => row.InFlight == 1).Select(row => row.Leg));
    }

    [Fact]
    public async Task Each_group_has_every_leg()
    {
        await warehouse.FillAsync(AllTheWay with { Carrier = "b" }, AllTheWay with { Carrier = "a" });

        var rows = await warehouse.RowsAsync<MilestonesRow>(new(ReportKind.Milestones, [GroupColumn.Carrier]));

        Assert.Equal(
            new[] { "a", "b" }.SelectMany(carrier => MetricDefinitions.Legs.Select(leg => (carrier, leg.Name))),
            rows.Select(row => (row.Carrier!, row.Leg)));
        Assert.All(rows, row => Assert.Equal((1, "insufficient data", null), (row.N, row.Status, row.P50)));
    }
}
