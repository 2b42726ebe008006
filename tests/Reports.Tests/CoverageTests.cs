using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

public sealed class CoverageTests(TestWarehouse warehouse)
{
    private static readonly DateTimeOffset Start = TestScan.Start;

    [Fact]
    public async Task Each_provider_is_told_with_what_it_told()
    {
        await warehouse.FillAsync(
            Enumerable.Range(0, 10).Select(i => TestParcel.InTransit(Start, i < 8 ? 86400 : null) with { PromisedDate = i < 5 ? new(2026, 11, 4) : null }));
        await warehouse.AddScansAsync(
            Enumerable.Range(0, 10).SelectMany(parcel => new[]
            {
                new TestScan(parcel, 0, "PickedUp", "Offset", "easypost"),
                new TestScan(parcel, 6, "InTransit", "Local", "easypost"),
            })
            .Concat(Enumerable.Range(0, 8).Select(parcel => new TestScan(parcel, 24, "Delivered", "Utc", "easypost")))
            .Append(new TestScan(0, 20, "OutForDelivery", "Zoned", "17track")));

        var rows = await Rows(new(ReportKind.Coverage));

        Assert.Equal(["17track", "easypost"], rows.Select(row => row.Provider));
        var expected = new CoverageRow
        {
            Provider = "easypost",
            Parcels = 10,
            Delivered = 8,
            InFlight = 2,
            Scans = 28,
            FirstScanAt = Start,
            LastScanAt = Start.AddDays(1),
            WithPromiseShare = 0.5,
            OffsetShare = Math.Round(10 / 28.0, 6),
            UtcShare = Math.Round(8 / 28.0, 6),
            ZonedShare = 0,
            LocalShare = Math.Round(10 / 28.0, 6),
            Status = "ok",
        };
        Assert.Equal(expected, rows[1]);
        Assert.Equal((1, 1, null, "insufficient data"), (rows[0].Parcels, rows[0].Scans, rows[0].ZonedShare, rows[0].Status));
    }

    [Fact]
    public async Task Delivered_parcels_without_pickup_or_out_for_delivery_are_told()
    {
        await warehouse.FillAsync(Enumerable.Range(0, 12).Select(_ => TestParcel.InTransit(Start, 86400)));
        await warehouse.AddScansAsync(Enumerable.Range(0, 12).SelectMany(parcel => new[]
        {
            new TestScan(parcel, 0, parcel < 9 ? "PickedUp" : "Departed", "Offset", "p"),
            new TestScan(parcel, 20, parcel < 3 ? "OutForDelivery" : "InTransit", "Offset", "p"),
        }));

        var row = Assert.Single(await Rows(new(ReportKind.Coverage, [GroupColumn.Carrier])));

        Assert.Equal(("ups", 0.25, 0.75), (row.Carrier, row.NoPickupShare, row.NoOutForDeliveryShare));
    }

    [Fact]
    public async Task Scans_that_were_withdrawn_or_come_later_do_not_count()
    {
        await warehouse.FillAsync(TestParcel.InTransit(Start, 86400));
        await warehouse.AddScansAsync([new(0, 0, "PickedUp", "Offset", "p"), new(0, 6, "InTransit", "Offset", "p"), new(0, 24, "Delivered", "Offset", "p")]);
        await warehouse.ExecuteAsync("INSERT INTO retractions SELECT epoch, parcel, at, toInt8(milestone), place FROM scans WHERE milestone = 'InTransit'");

        var now = Assert.Single(await Rows(new(ReportKind.Coverage)));
        var then = Assert.Single(await Rows(new(ReportKind.Coverage, asOf: Start.AddHours(12))));

        Assert.Equal((2, 1, 0, Start.AddDays(1)), (now.Scans, now.Delivered, now.InFlight, now.LastScanAt));
        Assert.Equal((1, 0, 1, Start), (then.Scans, then.Delivered, then.InFlight, then.LastScanAt));
    }

    [Fact]
    public async Task The_same_scan_told_twice_counts_once()
    {
        await warehouse.FillAsync(TestParcel.InTransit(Start));
        await warehouse.AddScansAsync([new(0, 0, "PickedUp", "Offset", "p")]);
        await warehouse.AddScansAsync([new(0, 0, "PickedUp", "Offset", "p")]);

        Assert.Equal(1, Assert.Single(await Rows(new(ReportKind.Coverage))).Scans);
    }

    [Fact]
    public async Task Filters_and_group_columns_are_those_of_the_parcel()
    {
        await warehouse.FillAsync(TestParcel.InTransit(Start), TestParcel.InTransit(Start) with { Origin = "FR", IsDeliveredByLocalClock = true, Delivered = Start.AddDays(1) });
        await warehouse.AddScansAsync([new(0, 0, "PickedUp", "Offset", "p"), new(1, 0, "PickedUp", "Offset", "p")]);

        var lanes = await Rows(new(ReportKind.Coverage, [GroupColumn.Lane, GroupColumn.Week], origin: "FR"));
        var comparable = await Rows(new(ReportKind.Coverage, [GroupColumn.Origin], leaveOutMixedClocks: true));

        Assert.Equal([("FR->US-NY", new DateOnly(2026, 11, 2))], lanes.Select(row => (row.Lane, row.Week!.Value)));
        Assert.Equal(["US-CA"], comparable.Select(row => row.Origin));
    }

    private Task<List<CoverageRow>> Rows(ReportRequest request) => warehouse.RowsAsync<CoverageRow>(request);
}
