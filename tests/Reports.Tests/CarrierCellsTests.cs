using Analytics.Reports.Tests.Support;
using Analytics.Warehouse;

namespace Analytics.Reports.Tests;

/// <summary>Carrier cells say what the cells say that they are made of.</summary>
public sealed class CarrierCellsTests(TestWarehouse warehouse)
{
    // All parcels come from there: it leaves none out, and is answered from the cells themselves.
    private const string Everywhere = "US";

    [Theory]
    [InlineData("carrier")]
    [InlineData("carrier,week")]
    [InlineData("month")]
    [InlineData("")]
    public async Task Reports_are_the_same_from_either(string group)
    {
        await FillAsync();

        foreach (var report in new[] { "delivery-times", "carrier-speed", "milestones", "distribution", "on-time", "exceptions", "data-quality" })
        {
            var arguments = new ReportArguments(report) { Group = group, Format = "csv" };
            var all = ReportRequest.Parse(arguments);
            var everywhere = ReportRequest.Parse(arguments with { Origin = Everywhere });

            Assert.Equal(("carrier_cells", "cells"), (CellSource.Kept(all).Cells, CellSource.Kept(everywhere).Cells));
            Assert.Equal(await warehouse.TextAsync(everywhere), await warehouse.TextAsync(all));
        }
    }

    [Fact]
    public async Task They_follow_when_a_week_changes_or_goes()
    {
        await FillAsync();
        await warehouse.ExecuteAsync("ALTER TABLE journeys DELETE WHERE parcel IN (SELECT parcel FROM parcels WHERE week = '2026-10-26') SETTINGS mutations_sync = 2");
        await warehouse.AddAsync([TestParcel.InTransit(new(2026, 10, 13, 8, 0, 0, TimeSpan.Zero), 3600) with { Carrier = "new" }], firstNumber: 900);

        var arguments = new ReportArguments("delivery-times") { Group = "carrier,week", Format = "csv" };

        var rows = await warehouse.TextAsync(ReportRequest.Parse(arguments));
        Assert.Contains("\"new\",\"2026-10-12\",1,", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-10-26", rows, StringComparison.Ordinal);
        Assert.Equal(await warehouse.TextAsync(ReportRequest.Parse(arguments with { Origin = Everywhere })), rows);
    }

    [Fact]
    public async Task Many_parcels_of_a_key_make_several_entries()
    {
        var entries = await warehouse.ClickHouse.ReadTextAsync(
            new Statement(
                """
                SELECT
                    arraySum(entry -> intDiv(entry, 65536), entries),
                    arraySort(arrayDistinct(arrayMap(entry -> entry % 65536, entries)))
                FROM (SELECT counted_keys(arrayConcat([7, 7, 9], arrayWithConstant(200000, 500), [501])) AS entries)
                """),
            "TabSeparated");

        Assert.Equal("200004\t[7,9,500,501]\n", entries);
    }

    private Task FillAsync()
    {
        var chance = new Generator(31);
        return warehouse.FillAsync(Enumerable.Range(0, 600).Select(i => TestParcel.InTransit(
            TestWarehouse.Now.AddHours(-chance.Below(900)), chance.Chance(0.8) ? chance.Below(400) * 900L : null) with
        {
            Carrier = i % 3 == 0 ? "ups" : "dhl",
            Service = i % 5 == 0 ? "express" : "ground",
            Destination = i % 2 == 0 ? "US-NY" : "DE-BE",
            IsDeliveredByLocalClock = i % 7 == 0,
            PromisedDate = new DateOnly(2026, 11, 1).AddDays(chance.Below(20)),
        }));
    }
}
