using Analytics.Formats.Mapped;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Analytics.Formats.Tests.Mapped;

public class ZoneRuleTests
{
    private const string Header = "id,what,when,country";

    [Theory]
    [InlineData("place", "2024-07-01T10:00", "FR", "2024-07-01T08:00:00Z +120 Zoned")]
    [InlineData("place", "2024-07-01T10:00", "US", "2024-07-01T10:00:00Z 0 Local")]
    [InlineData("utc", "2024-07-01T10:00", "", "2024-07-01T10:00:00Z 0 Utc")]
    [InlineData("utc", "2024-07-01T10:00", "FR", "2024-07-01T10:00:00Z +120 Utc")]
    [InlineData("+05:30", "2024-07-01T10:00", "FR", "2024-07-01T04:30:00Z +330 Offset")]
    [InlineData("-0400", "2024-07-01T10:00", "", "2024-07-01T14:00:00Z -240 Offset")]
    [InlineData("America/Chicago", "2024-07-01T10:00", "", "2024-07-01T15:00:00Z -300 Zoned")]
    [InlineData("America/Chicago", "2024-01-01T10:00", "US", "2024-01-01T16:00:00Z -360 Zoned")]
    [InlineData("America/Chicago", "2024-11-03T01:30", "", "2024-11-03T06:30:00Z -300 Zoned")]
    [InlineData("America/Chicago", "2024-03-10T02:30", "", "2024-03-10T08:30:00Z -360 Zoned")]
    [InlineData("America/Chicago", "2024-07-01T10:00+02:00", "", "2024-07-01T08:00:00Z +120 Offset")]
    [InlineData("America/Chicago", "2024-07-01T10:00Z", "", "2024-07-01T10:00:00Z 0 Utc")]
    public void A_time_without_offset_is_read_by_the_zone_of_the_map(string zone, string time, string country, string expected)
    {
        var map = Decoding.Map($$$"""
            {"input":"csv","zone":"{{{zone}}}","fields":{"number":"id","event":"what","time":"when","scan_country":"country"},"milestones":{"a":"Arrived"}}
            """);
        var at = country.Length > 0 ? $" at={country}" : "";
        Assert.Equal([$"P1 Arrived {expected}{at}"], Decoding.Reader(map, Header).Decode($"P1,a,{time},{country}"));
    }

    [Fact]
    public void A_zones_table_agrees_with_the_zone_at_every_clock_reading()
    {
        foreach (var id in new[] { "America/Chicago", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "America/Sao_Paulo", "Etc/UTC" })
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var table = new ZoneTable(zone);
            var clocks = Gen.Choose(631152000, int.MaxValue).Select(seconds => (long)seconds).ToArbitrary();
            Prop.ForAll(clocks, clock => Agrees(zone, table, clock)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
            foreach (var change in zone.GetZoneIntervals(Instant.FromUtc(1991, 1, 1, 0, 0), Instant.FromUtc(2078, 1, 1, 0, 0)).Where(interval => interval.HasEnd))
            {
                var local = change.End.ToUnixTimeSeconds() + change.WallOffset.Seconds;
                for (var minute = -180; minute <= 180; minute++)
                {
                    Assert.True(Agrees(zone, table, local + (minute * 60)), $"{id} {change.End} {minute}");
                }
            }
        }
    }

    private static bool Agrees(DateTimeZone zone, ZoneTable table, long clock) =>
        table.OffsetOfLocal(clock) == zone.MapLocal(LocalDateTime.FromDateTime(DateTime.UnixEpoch.AddSeconds(clock))).EarlyInterval.WallOffset.Seconds / 60;
}
