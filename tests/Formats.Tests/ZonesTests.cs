using System.Globalization;
using NodaTime;

namespace Analytics.Formats.Tests;

public sealed class ZonesTests
{
    [Theory]
    [InlineData("DE", "2024-01-15T12:00:00", 60)]
    [InlineData("DE", "2024-07-15T12:00:00", 120)]
    [InlineData("JP", "2024-07-15T12:00:00", 540)]
    [InlineData("IN", "2024-07-15T12:00:00", 330)]
    [InlineData("CN", "2024-07-15T12:00:00", 480)]
    public void A_local_clock_has_the_offset_of_its_country(string country, string clock, int minutes)
    {
        Assert.True(Zones.TryOffsetOfLocal(Code(country), Seconds(clock), out var offset));
        Assert.Equal(minutes, offset);
    }

    [Theory]
    [InlineData("DE", "2024-10-27T02:30:00", 120)]
    [InlineData("DE", "2024-03-31T02:30:00", 60)]
    public void A_repeated_hour_is_its_earlier_instant_and_a_skipped_hour_has_the_offset_before(string country, string clock, int minutes)
    {
        Assert.True(Zones.TryOffsetOfLocal(Code(country), Seconds(clock), out var offset));
        Assert.Equal(minutes, offset);
    }

    [Theory]
    [InlineData("US")]
    [InlineData("CA")]
    [InlineData("AU")]
    [InlineData("BR")]
    [InlineData("ES")]
    [InlineData("ZZ")]
    public void A_country_whose_clocks_differ_has_no_offset(string country)
    {
        Assert.False(Zones.TryOffsetOfLocal(Code(country), Seconds("2024-07-15T12:00:00"), out _));
        Assert.False(Zones.TryOffsetAt(Code(country), Seconds("2024-07-15T12:00:00"), out _));
    }

    [Fact]
    public void An_instant_has_the_offset_of_that_time_of_year()
    {
        Assert.True(Zones.TryOffsetAt(Code("DE"), Seconds("2024-03-31T00:59:59"), out var before));
        Assert.True(Zones.TryOffsetAt(Code("DE"), Seconds("2024-03-31T01:00:00"), out var after));
        Assert.Equal((60, 120), (before, after));
    }

    [Fact]
    public void Every_half_hour_of_three_years_agrees_with_the_mapping_of_the_library()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        for (var clock = Seconds("2022-01-01T00:00:00"); clock < Seconds("2025-01-01T00:00:00"); clock += 1800)
        {
            var mapping = zone.MapLocal(LocalDateTime.FromDateTime(DateTime.UnixEpoch.AddSeconds(clock)));
            Zones.TryOffsetOfLocal(Code("DE"), clock, out var offset);
            Assert.True(mapping.EarlyInterval.WallOffset.Seconds == offset * 60, $"{clock}");
        }
    }

    private static ushort Code(string country) => (ushort)((country[0] << 8) | country[1]);

    private static long Seconds(string clock) =>
        DateTimeOffset.Parse(clock + "Z", CultureInfo.InvariantCulture).ToUnixTimeSeconds();
}
