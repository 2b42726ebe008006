using NodaTime;

namespace Analytics.Simulator.Tests;

public class LocalClockTests
{
    private static readonly long From = DateTimeOffset.Parse("2026-01-01T00:00:00Z", null).ToUnixTimeSeconds();
    private static readonly long To = DateTimeOffset.Parse("2027-12-31T00:00:00Z", null).ToUnixTimeSeconds();

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Australia/Sydney")]
    [InlineData("Asia/Shanghai")]
    public void Offsets_are_those_of_the_tz_database(string zone)
    {
        var clock = new LocalClock(zone, From, To);
        for (var instant = From; instant < To; instant += 7919)
        {
            var expected = DateTimeZoneProviders.Tzdb[zone].GetUtcOffset(Instant.FromUnixTimeSeconds(instant));
            Assert.Equal(expected.Seconds, clock.OffsetAt(instant));
        }
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Tokyo")]
    public void A_wall_clock_reading_and_its_instant_belong_together(string zone)
    {
        var clock = new LocalClock(zone, From, To);
        var first = clock.DayOf(From) + 1;
        for (var day = first; day < first + 700; day++)
        {
            foreach (var second in (int[])[0, 7 * 3600, (20 * 3600) + 59])
            {
                var instant = clock.At(day, second);
                Assert.Equal((day, second), (clock.DayOf(instant), clock.TimeOfDay(instant)));
            }
        }
    }

    [Theory]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z")]
    [InlineData("2026-10-25T01:59:59Z", "2026-10-25T02:00:00Z")]
    [InlineData("2026-10-24T23:59:59Z", "2026-10-24T23:59:59Z")]
    [InlineData("2026-10-25T02:00:00Z", "2026-10-25T02:00:00Z")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z")]
    public void An_hour_that_the_clocks_repeat_is_passed_over(string instant, string expected)
    {
        var clock = new LocalClock("Europe/Berlin", From, To);
        var clear = clock.ClearOfRepeats(DateTimeOffset.Parse(instant, null).ToUnixTimeSeconds());
        Assert.Equal(DateTimeOffset.Parse(expected, null), DateTimeOffset.FromUnixTimeSeconds(clear));
    }

    [Fact]
    public void Day_zero_was_a_Thursday_and_Sunday_comes_first()
    {
        Assert.Equal((int)DayOfWeek.Thursday, LocalClock.Weekday(0));
        Assert.Equal((int)DayOfWeek.Sunday, LocalClock.Weekday(3));
    }
}
