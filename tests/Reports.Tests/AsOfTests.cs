using Analytics.Reports.Tests.Reference;
using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

/// <summary>Reports that look back: what was not yet known has no effect.</summary>
public sealed class AsOfTests(TestWarehouse warehouse)
{
    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public async Task An_instant_in_the_past_gives_what_its_parcels_would_have(int daysAgo)
    {
        var then = TestWarehouse.Now.AddDays(-daysAgo);
        var parcels = Parcels(6);
        await warehouse.FillAsync(parcels);

        var row = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes, asOf: then)));

        Duration[] ended = [.. parcels.Ended(then)];
        Duration[] inFlight = [.. parcels.InFlight(then)];
        Assert.InRange(inFlight.Length, 20, parcels.Count);
        Assert.Equal((ended.Length, inFlight.Length), (row.N, row.InFlight));
        var estimate = new Survival(ended, inFlight.Concat(parcels.SentBack(then)));
        Assert.All(ReportRequest.Percentiles, percent => Figures.AssertClose(estimate.Percentile(percent), row.Hours(percent), $"p{percent}"));
    }

    [Theory]
    [InlineData(ReportKind.DeliveryTimes)]
    [InlineData(ReportKind.CarrierSpeed)]
    [InlineData(ReportKind.OnTime)]
    [InlineData(ReportKind.Milestones)]
    [InlineData(ReportKind.Exceptions)]
    [InlineData(ReportKind.Trends)]
    [InlineData(ReportKind.Distribution)]
    public async Task Looking_back_gives_the_bytes_of_a_warehouse_that_knows_no_more(ReportKind report)
    {
        var then = TestWarehouse.Now.AddDays(-20);
        var parcels = Parcels(7);
        var request = new ReportRequest(report, [GroupColumn.Carrier, GroupColumn.Week], asOf: then, format: ReportFormat.Json);
        await warehouse.FillAsync(parcels);
        var lookingBack = await warehouse.TextAsync(request);

        await warehouse.FillAsync(parcels.Select(parcel => parcel.At(then)).OfType<TestParcel>());

        Assert.Contains("\"status\":\"ok\"", lookingBack, StringComparison.Ordinal);
        Assert.Equal(lookingBack, await warehouse.TextAsync(request));
    }

    [Fact]
    public async Task Later_instants_make_parcels_in_flight_longer_and_nothing_else()
    {
        await warehouse.FillAsync(Parcels(8));

        var now = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes)));
        var later = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes, asOf: TestWarehouse.Now.AddDays(30))));

        Assert.Equal((now.N, now.InFlight, now.DeliveredOnlyP90Hours), (later.N, later.InFlight, later.DeliveredOnlyP90Hours));
        Assert.True(later.P75Hours > now.P75Hours, "Parcels that still go on a month later were slow.");
    }

    private static List<TestParcel> Parcels(ulong seed)
    {
        var chance = new Generator(seed);
        return
        [
            .. Enumerable.Range(0, 600).Select(_ =>
            {
                var begun = TestWarehouse.Now.AddSeconds(-chance.Below(70 * 86400));
                var transit = (long)chance.LogNormal(120 * 3600, 0.8);
                return TestParcel.InTransit(begun, begun.AddSeconds(transit) <= TestWarehouse.Now && chance.Chance(0.9) ? transit : null) with
                {
                    Carrier = chance.Of(["ups", "dhl", "usps"]),
                    PromisedDate = DateOnly.FromDateTime(begun.Date).AddDays(chance.Below(7)),
                };
            }),
        ];
    }
}
