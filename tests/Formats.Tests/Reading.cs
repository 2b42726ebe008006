using System.Text;

namespace Analytics.Formats.Tests;

/// <summary>Short ways to read a push that a test writes out.</summary>
internal static class Reading
{
    /// <summary>The push, by the lines of <see cref="PushText"/>.</summary>
    public static string[] Lines(string format, string json) => Text(format, json).Lines;

    /// <summary>All lines but those of parcels: scans, and whatever a test did not expect beside them.</summary>
    public static string[] Scans(string format, string json) =>
        [.. Lines(format, json).Where(line => !line.StartsWith("parcel |", StringComparison.Ordinal))];

    /// <summary>The promise of the one parcel.</summary>
    public static string Promise(string format, string json) => Text(format, json).Parcel("promise");

    /// <summary>Every text that a reader let through, identifiers included, one a line.</summary>
    public static string Everything(string format, string json)
    {
        var push = new DecodedPush();
        Assert.Equal(RejectionReason.None, PushText.ReaderOf(format).Read(Encoding.UTF8.GetBytes(json), push));
        return Everything(push);
    }

    /// <inheritdoc cref="Everything(string, string)"/>
    public static string Everything(DecodedPush push)
    {
        var slices = new List<Slice>();
        foreach (var parcel in push.Parcels)
        {
            slices.AddRange([parcel.Number.Slice, parcel.Carrier, parcel.Service]);
            slices.AddRange([parcel.Origin.Country, parcel.Origin.State, parcel.Origin.Postal]);
            slices.AddRange([parcel.Destination.Country, parcel.Destination.State, parcel.Destination.Postal]);
            foreach (var scan in push.ScansOf(parcel))
            {
                slices.AddRange([scan.Carrier, scan.Place.Country, scan.Place.State, scan.Place.Postal]);
            }

            foreach (var person in push.PersonsOf(parcel))
            {
                slices.Add(person.Value.Slice);
            }
        }

        return string.Join('\n', slices.Where(slice => !slice.IsEmpty).Select(slice => Encoding.UTF8.GetString(push.Text(slice))));
    }

    private static ReadText Text(string format, string json) => new(format, Encoding.UTF8.GetBytes(json));
}
