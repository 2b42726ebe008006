using Analytics.Reports.Tests.Reference;
using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

public sealed class DistributionTests(TestWarehouse warehouse)
{
    [Theory]
    [InlineData(0.4, 0.3, 1)]
    [InlineData(3, 0.3, 5)]
    [InlineData(12, 0.2, 10)]
    [InlineData(52, 0.5, 120)]
    [InlineData(300, 0.3, 360)]
    [InlineData(900, 0.2, 720)]
    public async Task Bins_are_equally_wide_and_hold_every_parcel_where_it_belongs(double medianHours, double sigma, int minutes)
    {
        var chance = new Generator(5);
        var seconds = Enumerable.Range(0, 3000).Select(_ => (long)chance.LogNormal(medianHours * 3600, sigma)).ToList();
        await warehouse.FillAsync(seconds.Select((s, i) => Delivered(s, i % 3 == 0 ? "dhl" : "ups")));

        var rows = await Rows(new(ReportKind.Distribution, [GroupColumn.Carrier]));

        var width = minutes / 60.0;
        foreach (var (carrier, own) in rows.GroupBy(row => row.Carrier).Select(group => (group.Key, group.ToList())))
        {
            var starts = seconds.Where((_, i) => i % 3 == 0 == (carrier == "dhl")).Select(s => Bins.Of(s).Start ?? double.MaxValue).ToList();
            Assert.InRange(own.Count, 10, 101);
            Assert.Equal(own.OrderBy(row => row.FromHours), own);
            Assert.Null(own[^1].ToHours);
            Assert.Equal(starts.Count, own.Sum(row => row.N));
            Assert.All(own, row =>
            {
                Assert.Equal(starts.Count(start => start > row.FromHours - 1e-4 && start < (row.ToHours ?? double.PositiveInfinity) - 1e-4), row.N);
                Assert.True(row.N > 0);
                Figures.AssertClose((double)row.N / starts.Count, row.Share, "share", 1e-6);
                Figures.AssertClose(row.ToHours ?? row.FromHours + width, row.FromHours + width, "to");
                Assert.Equal(0, Math.Abs(Math.IEEERemainder(row.FromHours!.Value, width)), 3);
            });
        }
    }

    [Fact]
    public async Task All_groups_have_the_bins_of_all_parcels_together()
    {
        await warehouse.FillAsync([.. Enumerable.Range(1, 49).Select(h => Delivered(h * 3600, "slow")), .. Enumerable.Range(1, 20).Select(m => Delivered(m * 60, "fast"))]);

        var rows = await Rows(new(ReportKind.Distribution, [GroupColumn.Carrier]));

        var fast = Assert.Single(rows, row => row.Carrier == "fast");
        Assert.Equal((0.0, 0.5, 20, 1.0), (fast.FromHours, fast.ToHours, fast.N, fast.Share));
        Assert.Equal(49, rows.Count(row => row.Carrier == "slow"));
    }

    [Fact]
    public async Task What_took_longer_than_sixty_days_is_in_the_last_bin_and_has_no_end()
    {
        await warehouse.FillAsync([.. Enumerable.Repeat(Delivered(59 * 86_400), 10), .. Enumerable.Repeat(Delivered(61 * 86_400), 10)]);

        var rows = await Rows(new(ReportKind.Distribution));

        Assert.Equal([(1416.0, 1417.0, 10L), (1440.0, null, 10L)], rows.Select(row => (row.FromHours!.Value, row.ToHours, row.N)));
    }

    [Fact]
    public async Task Nine_delivered_are_insufficient_and_those_in_flight_do_not_count()
    {
        await warehouse.FillAsync([.. Enumerable.Repeat(Delivered(3600), 9), .. Enumerable.Repeat(TestParcel.InTransit(TestWarehouse.Now.AddDays(-1)), 9)]);

        Assert.Equal(new DistributionRow { N = 9, Status = ReportRow.InsufficientData }, Assert.Single(await Rows(new(ReportKind.Distribution))));
    }

    [Fact]
    public async Task Without_delivered_parcels_there_are_no_rows()
    {
        await warehouse.FillAsync(TestParcel.InTransit(TestWarehouse.Now.AddDays(-1)));

        Assert.Empty(await Rows(new(ReportKind.Distribution)));
        Assert.Empty(await Rows(new(ReportKind.Distribution, [GroupColumn.Lane])));
    }

    private static TestParcel Delivered(long seconds, string carrier = "ups") =>
        TestParcel.InTransit(TestWarehouse.Now.AddDays(-80), seconds) with { Carrier = carrier };

    private Task<List<DistributionRow>> Rows(ReportRequest request) => warehouse.RowsAsync<DistributionRow>(request);
}
