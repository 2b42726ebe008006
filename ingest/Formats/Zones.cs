using NodaTime;
using NodaTime.TimeZones;

namespace Analytics.Formats;

/// <summary>Time zones of countries that have just one (tz database, by way of NodaTime).</summary>
public static class Zones
{
    private static readonly Dictionary<ushort, DateTimeZone> Single = Load();

    /// <summary>
    /// UTC offset, in minutes, of a local clock reading in a country with one time zone. In the hour that a clock change
    /// repeats the earlier instant is taken; in the hour that it skips, the offset before the change.
    /// </summary>
    public static bool TryOffsetOfLocal(ushort country, long clock, out short minutes)
    {
        minutes = 0;
        if (!Single.TryGetValue(country, out var zone))
        {
            return false;
        }

        var local = LocalDateTime.FromDateTime(DateTime.UnixEpoch.AddSeconds(clock));
        var mapping = zone.MapLocal(local);
        minutes = (short)(mapping.EarlyInterval.WallOffset.Seconds / 60);
        return true;
    }

    /// <summary>UTC offset, in minutes, of an instant in a country with one time zone.</summary>
    public static bool TryOffsetAt(ushort country, long instant, out short minutes)
    {
        minutes = 0;
        if (!Single.TryGetValue(country, out var zone))
        {
            return false;
        }

        minutes = (short)(zone.GetUtcOffset(Instant.FromUnixTimeSeconds(instant)).Seconds / 60);
        return true;
    }

    private static Dictionary<ushort, DateTimeZone> Load()
    {
        var tzdb = TzdbDateTimeZoneSource.Default;
        return tzdb.ZoneLocations!
            .GroupBy(location => location.CountryCode, StringComparer.Ordinal)
            .Where(country => country.Select(location => location.ZoneId).Distinct(StringComparer.Ordinal).Count() == 1)
            .ToDictionary(
                country => (ushort)((country.Key[0] << 8) | country.Key[1]),
                country => DateTimeZoneProviders.Tzdb[country.First().ZoneId]);
    }
}
