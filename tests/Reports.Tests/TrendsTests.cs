using Analytics.Reports.Tests.Reference;
using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

public sealed class TrendsTests(TestWarehouse warehouse)
{
    // The week of TestWarehouse.Now, which has not ended.
    private static readonly DateOnly ThisWeek = new(2026, 11, 16);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Limits_are_those_of_the_chart_over_the_complete_weeks_before(ulong seed)
    {
        await warehouse.FillAsync(Random(seed));

        var rows = await Rows(new(ReportKind.Trends, [GroupColumn.Carrier]));

        Assert.Contains(rows, row => row is { Change: "none" });
        Assert.Contains(rows, row => row.Change is "slower" or "faster");
        Assert.Contains(rows, row => row is { IsComplete: false } && row.Week < ThisWeek);
        foreach (var row in rows)
        {
            var before = rows.Where(other => other.Carrier == row.Carrier && other.IsComplete
                && other.Week < row.Week && other.Week >= row.Week!.Value.AddDays(-84)).OrderBy(other => other.Week).ToList();
            var chart = ControlChart.Of([.. before.Select(other => other.P50Hours).OfType<double>()]);
            Figures.AssertClose(chart?.Center, row.CenterHours, $"{row.Week} center");
            Figures.AssertClose(chart?.Lower, row.LowerLimitHours, $"{row.Week} lower");
            Figures.AssertClose(chart?.Upper, row.UpperLimitHours, $"{row.Week} upper");
            var kept = ControlChart.Of([.. before.Select(other => other.OnTimeShare).OfType<double>()]);
            Figures.AssertClose(kept?.Center, row.OnTimeCenter, $"{row.Week} on time, center", 1.5e-6);
            Figures.AssertClose(kept?.Lower, row.OnTimeLowerLimit, $"{row.Week} on time, lower", 1.5e-6);
            Figures.AssertClose(kept is { } known ? Math.Min(1, known.Upper) : null, row.OnTimeUpperLimit, $"{row.Week} on time, upper", 1.5e-6);

            var change = !row.IsComplete || row.P50Hours is null || chart is null ? null
                : row.P50Hours > row.UpperLimitHours ? "slower" : row.P50Hours < row.LowerLimitHours ? "faster" : "none";
            Assert.Equal(change, row.Change);
            Assert.Equal(row.Week!.Value.AddDays(7) <= DateOnly.FromDateTime(TestWarehouse.Now.Date) && row.InFlight < 0.05 * (row.N + row.InFlight), row.IsComplete);
        }
    }

    [Fact]
    public async Task Figures_of_a_week_are_those_of_delivery_times()
    {
        await warehouse.FillAsync(Random(3));

        var weeks = await Rows(new(ReportKind.Trends, [GroupColumn.Carrier]));
        var times = await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes, [GroupColumn.Carrier, GroupColumn.Week]));

        Assert.Equal(
            times.Select(row => (row.Carrier, row.Week, row.N, row.InFlight, row.P50Hours, row.P90Hours, row.Promised, row.OnTimeShare, row.Status)),
            weeks.Select(row => (row.Carrier, row.Week, row.N, row.InFlight, row.P50Hours, row.P90Hours, row.Promised, row.OnTimeShare, row.Status)));
    }

    [Theory]
    [InlineData(50, "none")]
    [InlineData(60, "slower")]
    [InlineData(40, "faster")]
    public async Task A_week_outside_its_limits_has_changed(double hours, string change)
    {
        await warehouse.FillAsync([.. Enumerable.Range(2, 6).SelectMany(ago => Week(ago, 50 + (ago % 2))), .. Week(1, hours)]);

        var rows = await Rows(new(ReportKind.Trends));

        Assert.Equal([null, null, null, null, "none", "none", change], rows.Select(row => row.Change));
        Assert.InRange(rows[^1].CenterHours!.Value, 51.25, 51.75);
    }

    [Theory]
    [InlineData(12, 4)]
    [InlineData(13, 3)]
    public async Task Only_twelve_weeks_back_count_and_four_are_needed(int first, int count)
    {
        await warehouse.FillAsync(new[] { first, first - 1, first - 2, first - 3, 0 }.SelectMany(ago => Week(ago, 50)));

        var last = (await Rows(new(ReportKind.Trends)))[^1];

        Assert.Equal((ThisWeek, count >= 4, false), (last.Week, last.CenterHours is not null, last.IsComplete));
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(4, true)]
    public async Task A_week_with_a_twentieth_in_flight_is_not_complete_and_not_judged(int inFlight, bool isComplete)
    {
        await warehouse.FillAsync(
        [
            .. Enumerable.Range(2, 6).SelectMany(ago => Week(ago, 50)),
            .. Week(1, 99, 100 - inFlight), .. Enumerable.Repeat(TestParcel.InTransit(MondayNoon(1)), inFlight), .. Week(0, 50),
        ]);

        var rows = await Rows(new(ReportKind.Trends));

        Assert.Equal((isComplete, isComplete ? "slower" : null), (rows[^2].IsComplete, rows[^2].Change));
        Assert.Equal(isComplete, rows[^1].CenterHours > rows[^2].CenterHours);
    }

    [Fact]
    public async Task The_first_week_asked_for_and_the_month_do_not_cut_off_the_weeks_before()
    {
        await warehouse.FillAsync(Random(4));
        var from = ThisWeek.AddDays(-17);

        var all = await Rows(new(ReportKind.Trends, [GroupColumn.Carrier]));
        var late = await Rows(new(ReportKind.Trends, [GroupColumn.Carrier], from: from));
        var byMonth = await Rows(new(ReportKind.Trends, [GroupColumn.Month, GroupColumn.Carrier]));

        Assert.Equal(all.Where(row => row.Week >= from.AddDays(-4)), late);
        Assert.Contains(late, row => row.CenterHours is not null);
        Assert.Equal(all, byMonth.Select(row => row with { Month = null }));
    }

    private static DateTimeOffset MondayNoon(int weeksAgo) => new(ThisWeek.AddDays(-7 * weeksAgo).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

    private static IEnumerable<TestParcel> Week(int ago, double hours, int count = 20) => Enumerable.Range(0, count)
        .Select(i => TestParcel.InTransit(MondayNoon(ago), (long)((hours + (2.0 * i / count)) * 3600)) with { PromisedDate = ThisWeek.AddDays(3 - (7 * ago)) })
        .Select(parcel => parcel.Delivered <= TestWarehouse.Now ? parcel : parcel with { Delivered = null });

    private static List<TestParcel> Random(ulong seed)
    {
        var chance = new Generator(seed);
        var parcels = new List<TestParcel>();
        foreach (var carrier in new[] { "ups", "dhl", "usps" })
        {
            foreach (var ago in Enumerable.Range(0, 20).Where(_ => chance.Chance(0.9)))
            {
                var median = chance.LogNormal(50, chance.Chance(0.1) ? 0.5 : 0.05) * 3600;
                var stuck = chance.Chance(0.2) ? 0.1 : 0.01;
                for (var i = 0; i < 8 + chance.Below(60); i++)
                {
                    var begun = MondayNoon(ago).AddHours(chance.Below(100));
                    var transit = (long)chance.LogNormal(median, 0.3);
                    var isDelivered = begun.AddSeconds(transit) <= TestWarehouse.Now && !chance.Chance(stuck);
                    parcels.Add(TestParcel.InTransit(begun, isDelivered ? transit : null) with
                    {
                        Carrier = carrier,
                        PromisedDate = chance.Chance(0.8) ? DateOnly.FromDateTime(begun.Date).AddDays(2 + chance.Below(2)) : null,
                    });
                }
            }
        }

        return [.. parcels.Where(parcel => parcel.PickedUp <= TestWarehouse.Now)];
    }

    private Task<List<TrendsRow>> Rows(ReportRequest request) => warehouse.RowsAsync<TrendsRow>(request);
}
