using System.Globalization;
using System.Text;

namespace Analytics.Formats.Mapped;

/// <summary>One scan of a previewed row, or the reason why the row gives none. Identifiers read <c>***</c>, absent values are empty.</summary>
public sealed record PreviewRow(
    int Row, RejectionReason Rejection, string Number, string Milestone, string Time, string Certainty, string Place,
    string Carrier, string Service, string Origin, string Destination, string Promise, string People, string DataUse);

/// <summary>Shows what the first rows of a file become under a map, without identifiers.</summary>
public static class MapPreview
{
    private const string Hidden = "***";

    /// <summary>The first rows of a sample as they would be read.</summary>
    /// <param name="map">The map.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="count">How many of its rows.</param>
    /// <param name="policy">The field policy of the mapped format.</param>
    /// <exception cref="MappingException">The map does not fit the file.</exception>
    public static IReadOnlyList<PreviewRow> Of(MappingFile map, MapSample sample, int count, IEnumerable<FieldRule> policy)
    {
        var reader = MappedReader.Create(map, [.. sample.Columns.Select(column => column.Name)], policy);
        var push = new DecodedPush();
        return [.. sample.Pushes.Take(count).SelectMany((row, index) => Read(reader, row, push, index + 1))];
    }

    private static List<PreviewRow> Read(IPushReader reader, ReadOnlyMemory<byte> row, DecodedPush push, int index)
    {
        var reason = reader.Read(row, push);
        if (reason != RejectionReason.None)
        {
            return [new PreviewRow(index, reason, "", "", "", "", "", "", "", "", "", "", "", "")];
        }

        var rows = new List<PreviewRow>();
        foreach (ref readonly var parcel in push.Parcels)
        {
            foreach (ref readonly var scan in push.ScansOf(parcel))
            {
                rows.Add(Show(push, parcel, scan, index));
            }
        }

        return rows;
    }

    private static PreviewRow Show(DecodedPush push, in TrackedParcel parcel, in TrackingScan scan, int index) => new(
        index,
        RejectionReason.None,
        Hidden,
        scan.Milestone.ToString(),
        Clock(scan.At, scan.UtcOffsetMinutes),
        scan.Certainty.ToString(),
        Place(push, scan.Place),
        Text(push, parcel.Carrier),
        Text(push, parcel.Service),
        Place(push, parcel.Origin),
        Place(push, parcel.Destination),
        parcel.Promise.IsEmpty ? "" : parcel.Promise.Timed ? Clock(parcel.Promise.At, 0) : Day(parcel.Promise.LocalDay),
        string.Join(' ', Enumerable.Repeat(Hidden, push.PersonsOf(parcel).Length)),
        parcel.DataUse == DataUse.None ? "" : parcel.DataUse.ToString());

    // As coarse as it is kept: of a postal code the first two characters at most.
    private static string Place(DecodedPush push, in PlaceText place)
    {
        var postal = Text(push, place.Postal);
        var parts = new[] { Text(push, place.Country), Text(push, place.State), postal.Length > 2 ? postal[..2] + Hidden : postal };
        return string.Join('/', parts.Where(part => part.Length > 0));
    }

    private static string Text(DecodedPush push, Slice slice) => Encoding.UTF8.GetString(push.Text(slice));

    private static string Clock(long at, int offsetMinutes) =>
        DateTimeOffset.FromUnixTimeSeconds(at).ToOffset(TimeSpan.FromMinutes(offsetMinutes)).ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Day(int day) => DateTime.UnixEpoch.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
