using Analytics.Reports.Tests.Reference;
using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

public sealed class DataQualityTests(TestWarehouse warehouse)
{
    private static readonly DateTimeOffset Start = TestScan.Start;
    private static readonly TestParcel Delivered = TestParcel.InTransit(Start, 86400);

    [Fact]
    public async Task Shares_are_those_of_parcels_and_scans()
    {
        await FillAsync(
            [
                .. Enumerable.Repeat(Delivered with { InfoReceived = Start.AddHours(-1), OutForDelivery = Start.AddHours(20) }, 10),
                .. Enumerable.Repeat(Delivered with { InfoReceived = Start.AddHours(-1), IsDeliveredByLocalClock = true }, 5),
                .. Enumerable.Repeat(Delivered with { PickedUp = null, Departed = Start }, 5),
                TestParcel.InTransit(Start),
            ],
            Enumerable.Range(0, 20).SelectMany(parcel => new TestScan[]
            {
                new(parcel, 0, "PickedUp", "Offset", "p"),
                new(parcel, 6, "Other", parcel < 4 ? "Local" : "Utc", "p"),
            }));

        var row = Assert.Single(await Rows(new(ReportKind.DataQuality)));

        var expected = new DataQualityRow
        {
            Parcels = 21,
            Scans = 40,
            ScansSeen = 0,
            MissingPickupShare = 0.25,
            MissingOutForDeliveryShare = 0.5,
            MissingInfoReceivedShare = 0.25,
            LocalClockShare = 0.1,
            MixedClocksShare = 0.25,
            UnknownStatusShare = 0.5,
            Status = "ok",
        };
        Assert.Equal(expected, row);
    }

    [Fact]
    public async Task Latency_is_told_in_percentiles_of_the_scans_seen()
    {
        var chance = new Generator(7);
        var latencies = Enumerable.Range(0, 500).Select(_ => (long)chance.LogNormal(4 * 3600, 1)).ToList();
        await FillAsync(
            [Delivered],
            latencies.Select((seconds, i) => new TestScan(0, i, "InTransit", "Offset", "p") { SeenAfter = TimeSpan.FromSeconds(seconds) }));

        var row = Assert.Single(await Rows(new(ReportKind.DataQuality)));

        var binned = Quantiles.Binned(latencies);
        Assert.Equal((500, 500), (row.Scans, row.ScansSeen));
        Figures.AssertClose(Quantiles.Type7(binned, 0.5) * 60, row.ScanLatencyP50Minutes, "p50", 0.0101);
        Figures.AssertClose(Quantiles.Type7(binned, 0.9) * 60, row.ScanLatencyP90Minutes, "p90", 0.0101);
    }

    [Fact]
    public async Task A_scan_of_unknown_time_or_told_before_it_came_to_pass_has_no_latency()
    {
        await FillAsync(
            [Delivered],
            [
                .. Enumerable.Range(0, 10).Select(i => new TestScan(0, i, "InTransit", "Offset", "p") { SeenAfter = TimeSpan.FromMinutes(30) }),
                new(0, 20, "InTransit", "Offset", "p"),
                new(0, 21, "InTransit", "Local", "p") { SeenAfter = TimeSpan.FromDays(1) },
                new(0, 22, "InTransit", "Utc", "p") { SeenAfter = TimeSpan.FromSeconds(-1) },
            ]);

        var row = Assert.Single(await Rows(new(ReportKind.DataQuality)));

        Assert.Equal((13, 10, 30.0, 30.0), (row.Scans, row.ScansSeen, row.ScanLatencyP50Minutes, row.ScanLatencyP90Minutes));
    }

    [Fact]
    public async Task A_scan_that_several_snapshots_tell_of_counts_once_by_the_first()
    {
        var scans = Enumerable.Range(0, 10).Select(i => new TestScan(0, i, "InTransit", "Offset", "p")).ToList();
        await warehouse.FillAsync(Delivered);
        foreach (var minutes in new int?[] { 50, 20, null, 90 })
        {
            await warehouse.AddScansAsync(scans.Select(scan => scan with { SeenAfter = minutes is { } known ? TimeSpan.FromMinutes(known) : null }));
            await warehouse.RefreshScanCellsAsync();
        }

        var row = Assert.Single(await Rows(new(ReportKind.DataQuality)));

        Assert.Equal((10, 20.0), (row.Scans, row.ScanLatencyP50Minutes));
    }

    [Fact]
    public async Task Scans_that_were_withdrawn_or_come_later_do_not_count()
    {
        await FillAsync(
            [Delivered],
            [new(0, 0, "PickedUp", "Offset", "p"), new(0, 6, "InTransit", "Offset", "p"), new(0, 12, "Other", "Offset", "p"), new(0, 24, "Delivered", "Offset", "p")]);
        await warehouse.ExecuteAsync("INSERT INTO retractions SELECT epoch, parcel, at, toInt8(milestone), place FROM scans WHERE milestone = 'InTransit'");
        await warehouse.AddAsync([]);
        await warehouse.RefreshScanCellsAsync();

        var now = Assert.Single(await Rows(new(ReportKind.DataQuality)));
        var then = Assert.Single(await Rows(new(ReportKind.DataQuality, asOf: Start.AddHours(11))));

        Assert.Equal((3, 1), (now.Scans, then.Scans));
        Assert.Equal((1, 1), (now.Parcels, then.Parcels));
    }

    [Fact]
    public async Task Groups_and_filters_are_those_of_the_parcel()
    {
        await FillAsync(
            [Delivered, Delivered with { Carrier = "dhl", Service = "express", Origin = "FR" }],
            [new(0, 0, "PickedUp", "Offset", "p"), new(1, 0, "PickedUp", "Offset", "p"), new(1, 5, "Departed", "Offset", "p")]);

        var rows = await Rows(new(ReportKind.DataQuality, [GroupColumn.Carrier, GroupColumn.Lane, GroupColumn.Week]));
        var express = await Rows(new(ReportKind.DataQuality, service: "Express", origin: "FR"));

        Assert.Equal([("dhl", "FR->US-NY", 2L), ("ups", "US-CA->US-NY", 1L)], rows.Select(row => (row.Carrier!, row.Lane!, row.Scans)));
        Assert.Equal([(1L, 2L)], express.Select(row => (row.Parcels, row.Scans)));
    }

    [Fact]
    public async Task Without_parcels_there_are_no_rows()
    {
        await FillAsync([], []);

        Assert.Empty(await Rows(new(ReportKind.DataQuality)));
    }

    private async Task FillAsync(IEnumerable<TestParcel> parcels, IEnumerable<TestScan> scans)
    {
        await warehouse.FillAsync(parcels);
        await warehouse.AddScansAsync(scans);
        await warehouse.RefreshScanCellsAsync();
    }

    private Task<List<DataQualityRow>> Rows(ReportRequest request) => warehouse.RowsAsync<DataQualityRow>(request);
}
