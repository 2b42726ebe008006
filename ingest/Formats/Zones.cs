using NodaTime;
using NodaTime.TimeZones;

namespace Analytics.Formats;

/// <summary>Time zones of countries whose clocks all show the same time (tz database, by way of NodaTime).</summary>
public static class Zones
{
    // Zones of a country that have agreed since then count as one: Germany's exclave, Malaysia's two halves.
    private static readonly Interval Compared = new(Instant.FromUtc(2000, 1, 1, 0, 0), Instant.FromUtc(2038, 1, 1, 0, 0));

    // The tz database also lists the clock that part of Xinjiang keeps unofficially; carriers write the one legal time.
    private static readonly Dictionary<string, string> Legal = new(StringComparer.Ordinal) { ["CN"] = "Asia/Shanghai" };

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

        // ZoneLocalMapping would say the same, but allocates for each call.
        var before = OffsetSeconds(zone, clock - NodaConstants.SecondsPerDay);
        var after = OffsetSeconds(zone, clock + NodaConstants.SecondsPerDay);
        var isAfter = OffsetSeconds(zone, clock - before) != before && OffsetSeconds(zone, clock - after) == after;
        minutes = (short)((isAfter ? after : before) / 60);
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

        minutes = (short)(OffsetSeconds(zone, instant) / 60);
        return true;
    }

    private static int OffsetSeconds(DateTimeZone zone, long instant) =>
        zone.GetUtcOffset(Instant.FromUnixTimeSeconds(instant)).Seconds;

    private static Dictionary<ushort, DateTimeZone> Load()
    {
        var same = ZoneEqualityComparer.ForInterval(Compared).WithOptions(ZoneEqualityComparer.Options.OnlyMatchWallOffset);
        var countries =
            from location in TzdbDateTimeZoneSource.Default.ZoneLocations!
            group DateTimeZoneProviders.Tzdb[location.ZoneId] by location.CountryCode;
        var single = new Dictionary<ushort, DateTimeZone>();
        foreach (var country in countries)
        {
            var zone = Legal.TryGetValue(country.Key, out var legal) ? DateTimeZoneProviders.Tzdb[legal] : country.First();
            if (legal is not null || country.All(other => same.Equals(zone, other)))
            {
                single.Add((ushort)((country.Key[0] << 8) | country.Key[1]), zone);
            }
        }

        return single;
    }
}
