using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace Analytics.Eta;

/// <summary>
/// Where places lie, roughly. A place is a country (<c>US</c>), or a region of one (<c>US-CA</c>, <c>NL:10</c>); a region that is not known is taken for its country.
/// Countries lie in the middle of the cities that the time zone database has for them, regions where <c>places.csv</c> says.
/// </summary>
public static class Geography
{
    private const double EarthRadiusKm = 6371;
    private const int CountryLength = 2;

    private static readonly FrozenDictionary<string, Place> Places = Load();
    private static readonly FrozenDictionary<string, Place>.AlternateLookup<ReadOnlySpan<char>> BySpan = Places.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The regions that are known apart from their countries.</summary>
    internal static IEnumerable<string> Regions => Places.Keys.Where(code => code.Length > CountryLength);

    /// <summary>Kilometres between two places, along the great circle between their middles; NaN when one of them is not known.</summary>
    public static float DistanceKm(string origin, string destination)
    {
        if (Find(origin) is not { } from || Find(destination) is not { } to)
        {
            return float.NaN;
        }

        // From the chord: exact for short ways too, and without a single sine.
        var (x, y, z) = (from.X - to.X, from.Y - to.Y, from.Z - to.Z);
        return (float)(2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt((x * x) + (y * y) + (z * z)) / 2)));
    }

    /// <summary>The time zone of a place, or the one that most of it has; null when the place is not known.</summary>
    public static DateTimeZone? ZoneOf(string place) => Find(place)?.Zone;

    private static Place? Find(string place)
    {
        if (Places.TryGetValue(place, out var found))
        {
            return found;
        }

        var isRegion = place.Length > CountryLength && place[CountryLength] is '-' or ':';
        return isRegion && BySpan.TryGetValue(place.AsSpan(0, CountryLength), out found) ? found : null;
    }

    private static FrozenDictionary<string, Place> Load()
    {
        var countries = TzdbDateTimeZoneSource.Default.ZoneLocations!.GroupBy(location => location.CountryCode, Country);
        var regions = Resources.Text("Features/places.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Region);
        return countries.Concat(regions).ToFrozenDictionary(StringComparer.Ordinal);
    }

    // The zone that most people live in stands first.
    private static KeyValuePair<string, Place> Country(string code, IEnumerable<TzdbZoneLocation> locations)
    {
        var cities = locations.Select(location => Place.At(location.Latitude, location.Longitude, location.ZoneId)).ToList();
        return new(code, Place.MiddleOf(cities));
    }

    private static KeyValuePair<string, Place> Region(string line)
    {
        var fields = line.Split(',');
        return new(fields[0], Place.At(Degrees(fields[2]), Degrees(fields[3]), fields[1]));
    }

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A point of the unit sphere: there the middle of places on both sides of the date line is where it belongs.</summary>
    private sealed record Place(double X, double Y, double Z, DateTimeZone Zone)
    {
        public static Place At(double latitude, double longitude, string zone)
        {
            var (sinLatitude, cosLatitude) = Math.SinCos(latitude * Math.PI / 180);
            var (sinLongitude, cosLongitude) = Math.SinCos(longitude * Math.PI / 180);
            return new Place(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude, DateTimeZoneProviders.Tzdb[zone]);
        }

        public static Place MiddleOf(List<Place> places)
        {
            var (x, y, z) = (places.Sum(place => place.X), places.Sum(place => place.Y), places.Sum(place => place.Z));
            var length = Math.Sqrt((x * x) + (y * y) + (z * z));
            return new Place(x / length, y / length, z / length, places[0].Zone);
        }
    }
}
