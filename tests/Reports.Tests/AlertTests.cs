using System.Text.Json;
using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

public sealed class AlertTests(TestWarehouse warehouse)
{
    // The week before that of TestWarehouse.Now.
    private static readonly DateOnly LastWeek = new(2026, 11, 9);

    [Fact]
    public async Task A_carrier_and_a_lane_that_left_their_limits_are_told_with_the_evidence()
    {
        await warehouse.FillAsync([.. Usual("ups", "US-CA"), .. Usual("dhl", "US-TX"), .. Week(0, "ups", "US-CA", 70, 20), .. Week(0, "dhl", "US-TX", 50, 20)]);

        var report = await Run();

        Assert.Equal(LastWeek, report.Week);
        Assert.Equal(
            [("carrier", "ups", null, "p50_hours", "slower"), ("lane", null, "US-CA->US-NY", "p50_hours", "slower")],
            report.Alerts.Select(alert => (alert.Kind, alert.Carrier, alert.Lane, alert.Metric, alert.Direction)));
        Assert.All(report.Alerts, alert => Assert.True(alert.Value > alert.Upper && alert.Upper > alert.Center && alert.Center > alert.Lower && alert.N == 20));
        Assert.Equal(
            "Carrier ups was slower than usual in the week of 2026-11-09: half of its parcels took 71.0 h or less, where the weeks before lead to expect "
            + "48.8 to 54.1 h (mean 51.5 h; 20 delivered).",
            report.Alerts[0].Evidence);
    }

    [Theory]
    [InlineData(5, "less punctual", "0.0")]
    [InlineData(-5, "more punctual", "100.0")]
    public async Task Promises_kept_more_or_less_often_than_usual_are_told(int daysLate, string direction, string percent)
    {
        var usual = Usual("ups", "US-CA").Select((parcel, i) => i % 10 < 5 ? parcel : parcel with { PromisedDate = parcel.PromisedDate!.Value.AddDays(-9) });
        var latest = Week(0, "ups", "US-CA", 50, 20).Select(parcel => parcel with { PromisedDate = DateOnly.FromDateTime(parcel.Delivered!.Value.Date).AddDays(-daysLate) });
        await warehouse.FillAsync([.. usual, .. latest]);

        var alert = (await Run()).Alerts[0];

        Assert.Equal(("carrier", "on_time_share", direction, 20L), (alert.Kind, alert.Metric, alert.Direction, alert.N));
        Assert.Equal(
            $"Carrier ups was {direction} than usual in the week of 2026-11-09: {percent} % came on time, where the weeks before lead to expect 50.0 % to 50.0 % "
            + "(mean 50.0 %; 20 promised).",
            alert.Evidence);
    }

    [Fact]
    public async Task The_latest_complete_week_of_each_counts_unless_it_is_old()
    {
        var slow = Week(3, "slow lane", "US-AK", 90, 20).Concat(Enumerable.Repeat(TestParcel.InTransit(Noon(2)) with { Carrier = "slow lane", Origin = "US-AK" }, 20));
        await warehouse.FillAsync(
        [
            .. Usual("slow lane", "US-AK", first: 4), .. slow,
            .. Usual("gone", "US-TX", first: 10), .. Week(9, "gone", "US-TX", 90, 20),
            .. Week(0, "new", "US-CA", 50, 20),
        ]);

        var report = await Run();

        Assert.Equal(LastWeek, report.Week);
        Assert.Equal([("slow lane", LastWeek.AddDays(-21))], report.Alerts.Where(alert => alert.Kind == "carrier").Select(alert => (alert.Carrier!, alert.Week)));
    }

    [Fact]
    public async Task Looking_back_tells_what_was_to_be_told_then()
    {
        await warehouse.FillAsync([.. Usual("ups", "US-CA"), .. Week(0, "ups", "US-CA", 70, 20)]);

        var report = await new AlertRunner(warehouse.Runner, TimeProvider.System).RunAsync(Noon(0));

        Assert.Equal((LastWeek.AddDays(-7), 0), (report.Week!.Value, report.Alerts.Count));
    }

    [Fact]
    public async Task Without_a_complete_week_there_is_nothing_to_tell()
    {
        await warehouse.FillAsync(TestParcel.InTransit(TestWarehouse.Now.AddDays(-1), 3600));

        Assert.Equal("""{"week":null,"alerts":[]}""", JsonSerializer.Serialize(await Run(), AlertReport.Json));
    }

    [Fact]
    public async Task Json_names_are_in_snake_case_and_lanes_read_as_they_are()
    {
        await warehouse.FillAsync([.. Usual("ups", "US-CA"), .. Week(0, "ups", "US-CA", 30, 20)]);

        var json = JsonSerializer.Serialize(await Run(), AlertReport.Json);

        Assert.StartsWith("""{"week":"2026-11-09","alerts":[{"kind":"carrier","carrier":"ups","lane":null,"week":"2026-11-09","metric":"p50_hours","value":""", json, StringComparison.Ordinal);
        Assert.Contains("\"lane\":\"US-CA->US-NY\"", json, StringComparison.Ordinal);
        Assert.Contains("\"direction\":\"faster\"", json, StringComparison.Ordinal);
    }

    /// <summary>Six weeks, of transit times that go up and down a little.</summary>
    private static IEnumerable<TestParcel> Usual(string carrier, string origin, int first = 1) => Enumerable.Range(first, 6).SelectMany(ago => Week(ago, carrier, origin, 50 + (ago % 2), 20));

    private static IEnumerable<TestParcel> Week(int ago, string carrier, string origin, double hours, int count) =>
        from i in Enumerable.Range(0, count)
        select TestParcel.InTransit(Noon(ago), (long)((hours + (2.0 * i / count)) * 3600)) with
        {
            Carrier = carrier,
            Origin = origin,
            PromisedDate = DateOnly.FromDateTime(Noon(ago).Date).AddDays(6),
        };

    private static DateTimeOffset Noon(int weeksAgo) => new(LastWeek.AddDays(-7 * weeksAgo).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

    private Task<AlertReport> Run() => new AlertRunner(warehouse.Runner, TimeProvider.System).RunAsync(TestWarehouse.Now);
}
