using System.Globalization;
using Analytics.Warehouse.Tests.Support;
using Calendar = Analytics.Warehouse.Calendars.Calendar;

namespace Analytics.Warehouse.Tests;

public sealed class WorkingDayTests(WarehouseFixture fixture) : WarehouseTest(fixture), IClassFixture<WarehouseFixture>
{
    private static readonly IReadOnlyList<Calendar> Calendars = [.. Calendar.Read(Resources.Text("Calendars/calendars.txt"))];

    [Theory]
    [InlineData("DE", "2026-10-02", "2026-10-05", 1, "the Day of Unity is a Saturday")]
    [InlineData("DE", "2025-10-02", "2025-10-06", 1, "the Day of Unity is a Friday")]
    [InlineData("DE-BY", "2025-12-23", "2025-12-29", 2, "Christmas, and a weekend after it")]
    [InlineData("US-NY", "2026-11-25", "2026-11-27", 1, "Thanksgiving")]
    [InlineData("US", "2021-07-02", "2021-07-06", 1, "Independence Day on a Sunday is kept on the Monday")]
    [InlineData("GB-ENG", "2026-04-02", "2026-04-07", 1, "Good Friday to Easter Monday")]
    [InlineData("FR", "2009-07-13", "2009-07-15", 1, "the 14th of July")]
    [InlineData("FR", "2009-12-31", "2010-01-04", 1, "New Year and a weekend")]
    [InlineData("EG", "2026-11-19", "2026-11-22", 1, "Thursday to Sunday: the weekend is Friday and Saturday")]
    [InlineData("SA", "2026-09-22", "2026-09-24", 1, "the National Day")]
    [InlineData("IN", "2026-11-20", "2026-11-23", 2, "Saturday is a working day")]
    [InlineData("AE", "2026-11-20", "2026-11-23", 1, "the weekend is Saturday and Sunday")]
    [InlineData("TR", "2026-03-19", "2026-03-23", 1, "the feast after Ramadan")]
    [InlineData("IL", "2026-09-20", "2026-09-22", 1, "the Day of Atonement, which begins on the eve")]
    [InlineData("CN", "2026-09-30", "2026-10-05", 1, "National Day and a weekend")]
    public async Task Holidays_and_weekends_are_no_business_days(string place, string start, string stop, int days, string why)
    {
        Assert.NotEmpty(why);
        Assert.Equal(days, await BusinessDaysAsync(place, start, stop));
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-23", 1)]
    [InlineData("2026-11-21", "2026-11-23", 1)]
    [InlineData("2026-11-22", "2026-11-23", 1)]
    [InlineData("2026-11-23", "2026-11-23", 0)]
    [InlineData("2026-11-20", "2026-11-21", 0)]
    [InlineData("2026-11-16", "2026-11-20", 4)]
    [InlineData("2026-12-24", "2026-12-28", 2)]
    [InlineData("1999-12-31", "2000-01-03", 1)]
    [InlineData("1970-01-01", "1970-01-05", 2)]
    public async Task A_country_that_is_not_known_works_from_Monday_to_Friday_whatever_the_day(string start, string stop, int days)
    {
        foreach (var place in new[] { "", "ZZ", "Z", "ZZ-12" })
        {
            Assert.Equal(days, await BusinessDaysAsync(place, start, stop));
        }
    }

    [Fact]
    public async Task Ordinals_go_up_by_one_on_working_days_and_on_no_other()
    {
        var first = new DateOnly(2005, 1, 2);
        foreach (var calendar in Calendars.Where(calendar => calendar.Country is "AF" or "BR" or "DE" or "EG" or "GL" or "IR" or "JP" or "US"))
        {
            var text = await Text(
                "SELECT working_ordinal({place:String}, toInt32(toDate({first:String})) + number) - working_ordinal({place:String}, toInt32(toDate({first:String})) + number - 1) "
                    + "FROM numbers(13140) ORDER BY number",
                new() { ["place"] = calendar.Country, ["first"] = Date(first) });

            var date = first;
            foreach (var step in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Assert.True(step == (calendar.IsWorkingDay(date) ? "1" : "0"), $"{calendar.Country} {date:o}: {step}");
                date = date.AddDays(1);
            }

            Assert.Equal(new DateOnly(2040, 12, 24), date);
        }
    }

    [Fact]
    public void Every_calendar_is_a_country_with_a_weekend_and_most_have_holidays_in_every_year()
    {
        Assert.InRange(Calendars.Count, 240, 260);
        Assert.Equal(Calendars.Count, Calendars.DistinctBy(calendar => calendar.Country).Count());
        Assert.All(Calendars, calendar => Assert.InRange(calendar.Weekend.Count, 1, 2));
        var covered = Calendars.Where(calendar => calendar.Holidays.Count > 0).ToList();
        Assert.InRange(covered.Count, 200, 250);
        Assert.All(covered, calendar => Assert.Superset(
            Enumerable.Range(2008, 28).ToHashSet(), calendar.Holidays.Select(date => date.Year).ToHashSet()));
    }

    [Fact]
    public async Task New_Year_is_free_in_nearly_every_country_of_the_west()
    {
        foreach (var country in new[] { "AT", "BE", "CA", "CH", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IT", "NL", "NO", "PL", "PT", "SE", "US" })
        {
            foreach (var year in new[] { 2008, 2013, 2019, 2026, 2035 })
            {
                Assert.Equal(0, await BusinessDaysAsync(country, Date(new(year - 1, 12, 31)), Date(new(year, 1, 1))));
            }
        }
    }

    private async Task<int> BusinessDaysAsync(string place, string start, string stop) => int.Parse(
        await Text(
            "SELECT working_ordinal({place:String}, toInt32(toDate({stop:String}))) - working_ordinal({place:String}, toInt32(toDate({start:String})))",
            new() { ["place"] = place, ["start"] = start, ["stop"] = stop }),
        CultureInfo.InvariantCulture);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
