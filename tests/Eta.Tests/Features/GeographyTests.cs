using NodaTime;
using NodaTime.TimeZones;

namespace Analytics.Eta.Tests;

public sealed class GeographyTests
{
    [Theory]
    [InlineData("US-CA", "US-NY", 4000)]
    [InlineData("GB-ENG", "FR-IDF", 520)]
    [InlineData("CN-GD", "US-CA", 11800)]
    [InlineData("AU-NSW", "AU-WA", 2400)]
    [InlineData("JP-01", "JP-40", 1500)]
    [InlineData("DE", "PL-14", 760)]
    [InlineData("IT-25", "IT-82", 950)]
    public void Distances_are_about_those_on_the_globe(string origin, string destination, double kilometres)
    {
        Assert.InRange(Geography.DistanceKm(origin, destination), kilometres * 0.85, kilometres * 1.15);
        Assert.Equal(Geography.DistanceKm(origin, destination), Geography.DistanceKm(destination, origin));
    }

    [Theory]
    [InlineData("US-CA")]
    [InlineData("DE")]
    [InlineData("NL-10")]
    public void A_place_is_nowhere_else_than_itself(string place) => Assert.Equal(0, Geography.DistanceKm(place, place));

    [Fact]
    public void The_middle_of_a_country_on_both_sides_of_the_date_line_is_not_on_the_other_side_of_the_globe()
    {
        Assert.InRange(Geography.DistanceKm("NZ", "AU-NSW"), 1800, 3200);
        Assert.InRange(Geography.DistanceKm("FJ", "NZ"), 1500, 3000);
    }

    [Theory]
    [InlineData("XX")]
    [InlineData("")]
    [InlineData("U")]
    [InlineData("us")]
    [InlineData("ENG")]
    [InlineData("USA")]
    [InlineData("XX-CA")]
    [InlineData("US_CA")]
    public void What_is_no_place_has_neither_distance_nor_zone(string place)
    {
        Assert.Equal(float.NaN, Geography.DistanceKm(place, "US"));
        Assert.Equal(float.NaN, Geography.DistanceKm("US", place));
        Assert.Equal(float.NaN, Geography.DistanceKm(place, place));
        Assert.Null(Geography.ZoneOf(place));
    }

    [Theory]
    [InlineData("NL-10", "NL")]
    [InlineData("NL:10", "NL")]
    [InlineData("CH-ZH", "CH")]
    [InlineData("US-ZZ", "US")]
    public void A_region_that_is_not_known_lies_where_its_country_does(string region, string country)
    {
        Assert.Equal(0, Geography.DistanceKm(region, country));
        Assert.Equal(Geography.ZoneOf(country), Geography.ZoneOf(region));
    }

    [Theory]
    [InlineData("US", "America/New_York")]
    [InlineData("US-CA", "America/Los_Angeles")]
    [InlineData("DE", "Europe/Berlin")]
    [InlineData("ES-CN", "Atlantic/Canary")]
    [InlineData("AU-WA", "Australia/Perth")]
    [InlineData("CN", "Asia/Shanghai")]
    [InlineData("GB-SCT", "Europe/London")]
    public void A_place_has_the_zone_that_most_of_it_has(string place, string zone) => Assert.Equal(DateTimeZoneProviders.Tzdb[zone], Geography.ZoneOf(place));

    [Fact]
    public void Every_region_is_of_a_known_country_and_its_clocks_agree_with_the_sun()
    {
        var countries = TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(location => location.CountryCode).ToHashSet();

        Assert.InRange(Geography.Regions.Count(), 250, 400);
        Assert.All(Geography.Regions, region =>
        {
            Assert.Matches("^[A-Z]{2}-[A-Z0-9]{1,3}$", region);
            Assert.Contains(region[..2], countries);
            Assert.InRange(Geography.DistanceKm(region, region[..2]), 0, 6000);
            var hours = Geography.ZoneOf(region)!.GetUtcOffset(Instant.FromUtc(2026, 1, 15, 12, 0)).ToTimeSpan().TotalHours;
            Assert.InRange(hours - SunHours(region), -2.6, 3.2);
        });
    }

    // What the sun says that the clocks of a region should be ahead of UTC.
    private static double SunHours(string region) => double.Parse(
        Resources.Text("Features/places.csv").Split('\n').Single(line => line.StartsWith(region + ",", StringComparison.Ordinal)).Split(',')[3],
        System.Globalization.CultureInfo.InvariantCulture) / 15;
}
