using Analytics.Reports.Tests.Reference;
using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

public sealed class OnTimeTests(TestWarehouse warehouse)
{
    private static readonly DateTimeOffset Begun = new(2026, 11, 2, 8, 0, 0, TimeSpan.FromHours(-5));
    private static readonly DateOnly Promised = new(2026, 11, 6);

    [Fact]
    public async Task Shares_are_those_of_days_late_by_local_date()
    {
        // Days late by their number: three 2 days early, four 1 day early, ten on the day, then 1, 2, 3 and 4 days late.
        var late = new Dictionary<int, int> { [-2] = 3, [-1] = 4, [0] = 10, [1] = 5, [2] = 4, [3] = 3, [4] = 1 };
        await warehouse.FillAsync(late.SelectMany(days => Enumerable.Repeat(Delivered(days.Key), days.Value)));

        var row = Assert.Single(await warehouse.RowsAsync<OnTimeRow>(new(ReportKind.OnTime)));

        Assert.Equal((30, "ok"), (row.N, row.Status));
        Assert.Equal(
            [17 / 30.0, 22 / 30.0, 26 / 30.0, 29 / 30.0, 3 / 30.0],
            new[] { row.OnTimeShare, row.Within1DayShare, row.Within2DaysShare, row.Within3DaysShare, row.EarlyShare }.Select(share => share!.Value),
            (expected, actual) => Math.Abs(expected - actual) < 1e-6);
        AssertWilson(17, 30, row.OnTimeLow, row.OnTimeHigh);
        Assert.Equal((0, null), (row.TimedPromises, row.LateByTimeShare));
    }

    [Fact]
    public async Task A_promised_time_of_day_is_kept_to_the_second()
    {
        var noon = new DateTimeOffset(2026, 11, 6, 12, 0, 0, TimeSpan.FromHours(-5));
        var parcels =
            from seconds in Enumerable.Range(-9, 20)
            select TestParcel.InTransit(Begun) with { Delivered = noon.AddSeconds(seconds), PromisedDate = Promised, PromisedInstant = noon };
        await warehouse.FillAsync([.. parcels, .. Enumerable.Repeat(Delivered(9), 30)]);

        var row = Assert.Single(await warehouse.RowsAsync<OnTimeRow>(new(ReportKind.OnTime)));

        Assert.Equal((50, 20, 0.5), (row.N, row.TimedPromises, row.LateByTimeShare));
        Assert.Equal(0.4, row.OnTimeShare);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(10, 0)]
    [InlineData(11, 5)]
    [InlineData(997, 996)]
    public async Task The_interval_is_wilsons_up_to_the_edges(int count, int onTime)
    {
        await warehouse.FillAsync(Enumerable.Range(0, count).Select(i => Delivered(i < onTime ? 0 : 1)));

        var row = Assert.Single(await warehouse.RowsAsync<OnTimeRow>(new(ReportKind.OnTime)));
        var times = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes)));

        Assert.Equal(Math.Round((double)onTime / count, 6), row.OnTimeShare);
        AssertWilson(onTime, count, row.OnTimeLow, row.OnTimeHigh);
        Assert.Equal(((long)count, row.OnTimeShare, row.OnTimeLow, row.OnTimeHigh), (times.Promised, times.OnTimeShare, times.OnTimeLow, times.OnTimeHigh));
    }

    [Fact]
    public async Task Parcels_without_a_promise_or_in_flight_do_not_count()
    {
        await warehouse.FillAsync(
        [
            .. Enumerable.Repeat(Delivered(0), 9),
            .. Enumerable.Repeat(Delivered(0) with { PromisedDate = null }, 20),
            .. Enumerable.Repeat(Delivered(0) with { Delivered = null }, 20),
        ]);

        var row = Assert.Single(await warehouse.RowsAsync<OnTimeRow>(new(ReportKind.OnTime)));
        var times = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes)));

        Assert.Equal(new OnTimeRow { N = 9, TimedPromises = 0, Status = "insufficient data" }, row);
        Assert.Equal((29, 9, null, "ok"), (times.N, times.Promised, times.OnTimeShare, times.Status));
    }

    /// <summary>Delivered a minute before midnight, local time: a day later in UTC.</summary>
    private static TestParcel Delivered(int daysLate) => TestParcel.InTransit(Begun) with
    {
        Delivered = new DateTimeOffset(2026, 11, 6, 23, 59, 0, TimeSpan.FromHours(-5)).AddDays(daysLate),
        PromisedDate = Promised,
    };

    private static void AssertWilson(int part, int whole, double? low, double? high)
    {
        var (expectedLow, expectedHigh) = Wilson.Interval(part, whole);
        Figures.AssertClose(expectedLow, low, "low", 1.5e-6);
        Figures.AssertClose(expectedHigh, high, "high", 1.5e-6);
    }
}
