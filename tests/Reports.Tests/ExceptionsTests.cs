using Analytics.Reports.Tests.Reference;
using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

public sealed class ExceptionsTests(TestWarehouse warehouse)
{
    private static readonly DateTimeOffset Begun = TestWarehouse.Now.AddDays(-20);
    private static readonly TestParcel Fine = TestParcel.InTransit(Begun, 5 * 86400);
    private static readonly TestParcel UnderWay = TestParcel.InTransit(Begun);

    [Fact]
    public async Task Shares_are_those_of_what_happened()
    {
        await warehouse.FillAsync(
        [
            .. Enumerable.Repeat(Fine, 30),
            .. Enumerable.Repeat(Fine with { AttemptFailed = Begun.AddDays(4) }, 6),
            .. Enumerable.Repeat(Fine with { Exception = Begun.AddDays(1) }, 5),
            .. Enumerable.Repeat(Fine with { Exception = Begun.AddDays(1), Damaged = Begun.AddDays(1) }, 2),
            .. Enumerable.Repeat(UnderWay with { AttemptFailed = Begun.AddDays(2), Returned = Begun.AddDays(3) }, 3),
            .. Enumerable.Repeat(UnderWay, 4),
        ]);

        var row = Assert.Single(await Rows(new(ReportKind.Exceptions)));

        Assert.Equal((50, 43, 46, "ok"), (row.Parcels, row.Delivered, row.Attempted, row.Status));
        AssertShare(7, 50, row.ExceptionShare, row.ExceptionShareLow, row.ExceptionShareHigh);
        AssertShare(37, 46, row.FirstAttemptSuccess, row.FirstAttemptSuccessLow, row.FirstAttemptSuccessHigh);
        AssertShare(0, 50, row.LostShare, row.LostShareLow, row.LostShareHigh);
        AssertShare(3, 50, row.ReturnShare, row.ReturnShareLow, row.ReturnShareHigh);
        AssertShare(2, 50, row.DamageShare, row.DamageShareLow, row.DamageShareHigh);
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public async Task A_parcel_is_lost_after_thirty_days_without_a_scan_whatever_the_time_of_day(int days, int lost)
    {
        var lastDay = new DateTimeOffset(TestWarehouse.Now.Date.AddDays(-days), TimeSpan.Zero);
        var scans = new[] { lastDay, lastDay.AddHours(23.9) };
        await warehouse.FillAsync(scans.SelectMany(scan => Enumerable.Repeat(TestParcel.InTransit(lastDay.AddDays(-9)) with { LastScan = scan }, 10)));

        var row = Assert.Single(await Rows(new(ReportKind.Exceptions)));

        Assert.Equal(lost, row.LostShare);
    }

    [Fact]
    public async Task Parcels_that_came_to_an_end_are_never_lost_and_the_others_become_so_with_time()
    {
        await warehouse.FillAsync(
        [
            .. Enumerable.Repeat(Fine, 10), .. Enumerable.Repeat(UnderWay with { Returned = Begun.AddDays(1) }, 10),
            .. Enumerable.Repeat(UnderWay with { LastScan = TestWarehouse.Now.AddDays(-1) }, 20),
        ]);

        var now = Assert.Single(await Rows(new(ReportKind.Exceptions)));
        var later = Assert.Single(await Rows(new(ReportKind.Exceptions, asOf: TestWarehouse.Now.AddDays(40))));

        Assert.Equal((0, 0.5), (now.LostShare, later.LostShare));
        Assert.Equal((now.Parcels, now.ReturnShare), (later.Parcels, later.ReturnShare));
    }

    [Fact]
    public async Task A_failed_attempt_after_the_delivery_does_not_spoil_it()
    {
        await warehouse.FillAsync(Enumerable.Repeat(Fine with { AttemptFailed = Begun.AddDays(6) }, 10));

        Assert.Equal(1, Assert.Single(await Rows(new(ReportKind.Exceptions))).FirstAttemptSuccess);
    }

    [Fact]
    public async Task Shares_of_attempts_need_ten_attempts()
    {
        await warehouse.FillAsync([.. Enumerable.Repeat(Fine, 9), .. Enumerable.Repeat(UnderWay, 9)]);

        var row = Assert.Single(await Rows(new(ReportKind.Exceptions)));

        Assert.Equal((18, 9, "ok", 0.0, null), (row.Parcels, row.Attempted, row.Status, row.ExceptionShare, row.FirstAttemptSuccess));
    }

    [Fact]
    public async Task Without_parcels_there_are_no_rows()
    {
        await warehouse.FillAsync();

        Assert.Empty(await Rows(new(ReportKind.Exceptions)));
        Assert.Empty(await Rows(new(ReportKind.Exceptions, [GroupColumn.Carrier])));
    }

    private static void AssertShare(int part, int whole, double? share, double? low, double? high)
    {
        var (expectedLow, expectedHigh) = Wilson.Interval(part, whole);
        Assert.Equal(Math.Round((double)part / whole, 6), share);
        Figures.AssertClose(expectedLow, low, "low", 1.5e-6);
        Figures.AssertClose(expectedHigh, high, "high", 1.5e-6);
    }

    private Task<List<ExceptionsRow>> Rows(ReportRequest request) => warehouse.RowsAsync<ExceptionsRow>(request);
}
