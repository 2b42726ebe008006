using System.Globalization;
using Analytics.Reports.Tests.Reference;
using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

/// <summary>Durations in calendar and business days.</summary>
public sealed class DayTests(TestWarehouse warehouse)
{
    private static readonly ReportRequest InCalendarDays = new(ReportKind.DeliveryTimes, unit: DurationUnit.CalendarDays);
    private static readonly ReportRequest InBusinessDays = new(ReportKind.DeliveryTimes, unit: DurationUnit.BusinessDays);

    [Theory]
    [InlineData("DE-BY", "2026-11-13T18:00:00+01:00", "2026-11-16T08:00:00+01:00", 3, 1)]
    [InlineData("DE-BY", "2026-11-15T18:00:00+01:00", "2026-11-16T08:00:00+01:00", 1, 1)]
    [InlineData("DE-BY", "2026-11-13T18:00:00+01:00", "2026-11-14T08:00:00+01:00", 1, 0)]
    [InlineData("DE-BY", "2026-11-12T08:00:00+01:00", "2026-11-12T18:00:00+01:00", 0, 0)]
    [InlineData("DE-BY", "2025-12-23T18:00:00+01:00", "2025-12-29T09:00:00+01:00", 6, 2)]
    [InlineData("US-NY", "2025-12-23T18:00:00-05:00", "2025-12-29T09:00:00-05:00", 6, 3)]
    [InlineData("EG", "2025-12-23T18:00:00+02:00", "2025-12-29T09:00:00+02:00", 6, 4)]
    [InlineData("ZZ", "2025-12-23T18:00:00+00:00", "2025-12-29T09:00:00+00:00", 6, 4)]
    [InlineData("", "2025-12-23T18:00:00+00:00", "2025-12-29T09:00:00+00:00", 6, 4)]
    [InlineData("US-CA", "2026-11-17T23:30:00-08:00", "2026-11-18T00:30:00-08:00", 1, 1)]
    [InlineData("US-CA", "2026-11-16T15:30:00-08:00", "2026-11-16T23:30:00-08:00", 0, 0)]
    [InlineData("US-CA", "2026-11-17T08:00:00+08:00", "2026-11-16T19:00:00-08:00", 0, 0)]
    public async Task Days_go_from_local_date_to_local_date_and_business_days_by_the_calendar_of_the_destination(
        string destination, string pickedUp, string delivered, int calendarDays, int businessDays)
    {
        var parcel = new TestParcel { Destination = destination, PickedUp = Instant(pickedUp), Delivered = Instant(delivered) };
        await warehouse.FillAsync(Enumerable.Repeat(parcel, 10));

        var inCalendarDays = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(InCalendarDays));
        var inBusinessDays = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(InBusinessDays));

        Assert.Equal((calendarDays, calendarDays, calendarDays, 10), (inCalendarDays.Mean, inCalendarDays.P50, inCalendarDays.P90High, inCalendarDays.N));
        Assert.Equal((businessDays, businessDays, businessDays, 10), (inBusinessDays.Mean, inBusinessDays.P50, inBusinessDays.P90High, inBusinessDays.N));
    }

    [Theory]
    [InlineData(DurationUnit.CalendarDays, 21)]
    [InlineData(DurationUnit.BusinessDays, 22)]
    public async Task Random_populations_have_the_figures_of_the_definition(DurationUnit unit, ulong seed)
    {
        var chance = new Generator(seed);
        var populations = Enumerable.Range(0, 300).ToDictionary(i => $"carrier {i}", _ => Population(chance));
        await warehouse.FillAsync(populations.SelectMany(population => population.Value.Select(parcel => parcel with { Carrier = population.Key })));

        foreach (var asOf in new[] { TestWarehouse.Now, TestWarehouse.Now.AddDays(-3).AddSeconds(-1) })
        {
            var rows = await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes, [GroupColumn.Carrier], asOf: asOf, unit: unit));

            Assert.Contains(rows, row => row is { Status: "ok", P50: null });
            foreach (var row in rows)
            {
                AssertFigures(populations[row.Carrier!], row, unit, asOf);
            }
        }
    }

    [Fact]
    public async Task More_than_sixty_days_count_but_are_no_figure()
    {
        var begun = TestWarehouse.Now.AddDays(-80);
        int[] days = [1, 2, 3, 4, 5, 6, 7, 60, 61, 75];
        await warehouse.FillAsync(days.Select(d => TestParcel.InTransit(begun, d * 86400L)));

        var inCalendarDays = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(InCalendarDays));
        var inBusinessDays = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(InBusinessDays));

        Assert.Equal(
            (10, 22.4, 5.5, 46.75, null), (inCalendarDays.N, inCalendarDays.Mean, inCalendarDays.P50, inCalendarDays.P75, inCalendarDays.P90));
        var businessDays = days.Select(d => (double)WorkingCalendar.BusinessDays("US-NY", Local(begun), Local(begun.AddDays(d)))).ToList();
        Figures.AssertClose(Quantiles.Type7(businessDays, 0.99), inBusinessDays.P99, "p99");
    }

    [Fact]
    public async Task With_a_quarter_in_flight_the_interval_holds_the_truth_and_delivered_alone_reads_too_fast()
    {
        var chance = new Generator(5);
        var asOf = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
        var lives = Enumerable.Range(0, 8000)
            .Select(_ => (Begun: asOf.AddSeconds(-(long)(20 * 86400 * chance.Unit())), Transit: (long)chance.LogNormal(110 * 3600, 0.5))).ToList();
        await warehouse.FillAsync(lives.Select(life => TestParcel.InTransit(life.Begun, life.Begun.AddSeconds(life.Transit) <= asOf ? life.Transit : null)));

        foreach (var unit in new[] { DurationUnit.CalendarDays, DurationUnit.BusinessDays })
        {
            var row = Assert.Single(await warehouse.RowsAsync<DeliveryTimesRow>(new(ReportKind.DeliveryTimes, asOf: asOf, unit: unit)));

            var truth = lives.Select(life => (double)Days("US-NY", Local(life.Begun), Local(life.Begun.AddSeconds(life.Transit)), unit)).Order().ToList();
            Assert.InRange((double)row.InFlight / (row.N + row.InFlight), 0.2, 0.3);
            Assert.InRange(Quantiles.Type7(truth, 0.9), row.P90Low!.Value, row.P90High!.Value);
            Assert.InRange(Quantiles.Type7(truth, 0.5), row.P50Low!.Value, row.P50High!.Value);
            Assert.True(row.DeliveredOnlyP90 < row.P90Low, "Delivered alone must read too fast.");
        }
    }

    [Fact]
    public async Task Carriers_are_ranked_by_days_as_by_hours()
    {
        var friday = Instant("2026-11-13T18:00:00Z");
        var weekend = new TestParcel { Carrier = "rests", PickedUp = friday, Delivered = friday.AddDays(3) };
        var midweek = new TestParcel { Carrier = "drives", PickedUp = friday.AddDays(3), Delivered = friday.AddDays(5) };
        await warehouse.FillAsync(Enumerable.Repeat(weekend, 40).Concat(Enumerable.Repeat(midweek, 40)));

        var ranks = new Dictionary<DurationUnit, string>();
        foreach (var unit in Enum.GetValues<DurationUnit>())
        {
            var rows = await warehouse.RowsAsync<CarrierSpeedRow>(new(ReportKind.CarrierSpeed, unit: unit));
            ranks[unit] = string.Join(' ', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Rank}:{row.Carrier}={row.Ranked}")));
        }

        Assert.Equal("1:drives=2 2:rests=3", ranks[DurationUnit.CalendarDays]);
        Assert.Equal("1:rests=1 2:drives=2", ranks[DurationUnit.BusinessDays]);
        Assert.StartsWith("1:drives=48", ranks[DurationUnit.Hours], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_leg_has_its_days()
    {
        var thursday = Instant("2026-11-05T08:00:00Z");
        await warehouse.FillAsync(Enumerable.Repeat(
            new TestParcel
            {
                Ordered = thursday,
                InfoReceived = thursday.AddDays(1),
                PickedUp = thursday.AddDays(2),
                Departed = thursday.AddDays(3),
                Arrived = thursday.AddDays(5),
                CustomsEntered = thursday.AddDays(5),
                CustomsReleased = thursday.AddDays(8),
                OutForDelivery = thursday.AddDays(11),
                AttemptFailed = thursday.AddDays(11),
                Delivered = thursday.AddDays(13),
            },
            10));

        var inCalendarDays = await warehouse.RowsAsync<MilestonesRow>(new(ReportKind.Milestones, unit: DurationUnit.CalendarDays));
        var inBusinessDays = await warehouse.RowsAsync<MilestonesRow>(new(ReportKind.Milestones, unit: DurationUnit.BusinessDays));

        Assert.Equal(MetricDefinitions.Legs.Select(leg => leg.Name), inCalendarDays.Select(row => row.Leg));
        Assert.Equal([13, 1, 2, 3, 2, 9, 11], inCalendarDays.Select(row => row.P50!.Value));
        Assert.Equal(inCalendarDays.Select(row => row.P50), inCalendarDays.Select(row => row.Mean));

        // Veterans Day is the Wednesday.
        Assert.Equal([8, 0, 2, 2, 2, 5, 7], inBusinessDays.Select(row => row.Mean!.Value));
    }

    private static void AssertFigures(List<TestParcel> parcels, DeliveryTimesRow row, DurationUnit unit, DateTimeOffset asOf)
    {
        var taken = parcels.Where(parcel => parcel.PickedUp <= asOf).ToList();
        var ended = taken.Where(parcel => parcel.Delivered <= asOf).Select(parcel => Duration(parcel, Local(parcel.Delivered!.Value), unit)).ToList();
        var open = taken.Where(parcel => !(parcel.Delivered <= asOf)).ToList();
        var inFlight = open.Count(parcel => !(parcel.Returned <= asOf));
        Assert.Equal((ended.Count, inFlight), (row.N, row.InFlight));
        var isEnough = ended.Count >= 10;
        Figures.AssertClose(isEnough ? ended.Average(duration => duration.Amount) : null, row.Mean, $"{row.Carrier} mean");

        var all = new Survival(ended, open.Select(parcel => Duration(parcel, Local(asOf.AddHours(-12)), unit)));
        var alone = new Survival(ended, []);
        foreach (var percent in ReportRequest.Percentiles)
        {
            Figures.AssertClose(isEnough ? all.Percentile(percent) : null, row.Duration(percent), $"{row.Carrier} p{percent}");
            Figures.AssertClose(isEnough ? alone.Percentile(percent) : null, row.Duration(percent, "DeliveredOnly"), $"{row.Carrier} delivered only p{percent}");
        }

        foreach (var percent in new[] { 50, 90 })
        {
            var (low, high) = isEnough ? all.Interval(percent) : (null, null);
            Figures.AssertClose(low, row.Duration(percent, suffix: "Low"), $"{row.Carrier} low p{percent}");
            Figures.AssertClose(high, row.Duration(percent, suffix: "High"), $"{row.Carrier} high p{percent}");
        }
    }

    private static List<TestParcel> Population(Generator chance)
    {
        TimeSpan Offset() => TimeSpan.FromHours(chance.Of([-8, -5, 0, 1, 9]));
        return
        [
            .. Populations.Of(chance).Select(parcel => parcel with
            {
                Destination = chance.Of(["US-NY", "DE", "EG", "ZZ", ""]),
                PickedUp = parcel.PickedUp!.Value.ToOffset(Offset()),
                Delivered = parcel.Delivered?.ToOffset(Offset()),
            }),
        ];
    }

    private static Duration Duration(TestParcel parcel, DateOnly until, DurationUnit unit) =>
        Reference.Duration.OfDays(Local(parcel.PickedUp!.Value), Days(parcel.Destination, Local(parcel.PickedUp.Value), until, unit));

    private static int Days(string place, DateOnly start, DateOnly stop, DurationUnit unit) => unit == DurationUnit.CalendarDays
        ? Math.Max(0, stop.DayNumber - start.DayNumber)
        : WorkingCalendar.BusinessDays(place, start, stop);

    private static DateOnly Local(DateTimeOffset instant) => DateOnly.FromDateTime(instant.DateTime);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
