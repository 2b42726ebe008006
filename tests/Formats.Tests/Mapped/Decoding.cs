using System.Text;
using Analytics.Custody;
using Analytics.Formats.Mapped;

namespace Analytics.Formats.Tests.Mapped;

/// <summary>A decoded push in words.</summary>
internal static class Decoding
{
    public static IEnumerable<FieldRule> Policy => FieldPolicy.BuiltIn.RulesOf(MappedReader.FormatName);

    public static MappingFile Map(string json) => MappingFile.Parse(Encoding.UTF8.GetBytes(json));

    public static IPushReader Reader(MappingFile map, string header = "")
    {
        var columns = map.Delimiter is { } delimiter ? DelimitedText.Columns(Encoding.UTF8.GetBytes(header), delimiter) : [];
        return MappedReader.Create(map, columns, Policy);
    }

    /// <summary>The rejection, or one line per scan.</summary>
    public static string[] Decode(this IPushReader reader, string push) => reader.Decode(Encoding.UTF8.GetBytes(push));

    public static string[] Decode(this IPushReader reader, byte[] push)
    {
        var decoded = new DecodedPush();
        var reason = reader.Read(push, decoded);
        return reason != RejectionReason.None ? [reason.ToString()]
            : [.. decoded.Parcels.ToArray().SelectMany(parcel => decoded.ScansOf(parcel).ToArray().Select(scan => Describe(decoded, parcel, scan)))];
    }

    public static string Number(this DecodedPush push, TrackedParcel parcel) => Encoding.UTF8.GetString(push.Identify(parcel.Number).Reveal());

    public static string Words(this DecodedPush push, Slice slice) => Encoding.UTF8.GetString(push.Text(slice));

    public static string Place(this DecodedPush push, PlaceText place) =>
        string.Join('/', new[] { place.Country, place.State, place.Postal }.Select(push.Words)).TrimEnd('/');

    private static string Describe(DecodedPush push, TrackedParcel parcel, TrackingScan scan)
    {
        var line = new StringBuilder($"{push.Number(parcel)} {scan.Milestone} {Time(scan.At)} {scan.UtcOffsetMinutes:+0;-0;0} {scan.Certainty}");
        Add("at", push.Place(scan.Place));
        Add("by", push.Words(parcel.Carrier));
        Add("as", push.Words(parcel.Service));
        Add("from", push.Place(parcel.Origin));
        Add("to", push.Place(parcel.Destination));
        Add("promised", parcel.Promise.IsEmpty ? "" : $"{Time(parcel.Promise.At)} {(parcel.Promise.Timed ? "timed" : "day")}");
        Add("seen", parcel.SnapshotAt == 0 ? "" : Time(parcel.SnapshotAt));
        Add("use", parcel.DataUse == DataUse.None ? "" : parcel.DataUse.ToString());
        foreach (var person in push.PersonsOf(parcel))
        {
            Add(person.IsShipper ? "shipper" : "recipient", Encoding.UTF8.GetString(push.Identify(person.Value).Reveal()));
        }

        return line.ToString();

        void Add(string name, string value) => line.Append(value.Length == 0 ? "" : $" {name}={value}");
    }

    private static string Time(long at) => DateTime.UnixEpoch.AddSeconds(at).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
