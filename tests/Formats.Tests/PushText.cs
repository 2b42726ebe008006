using System.Globalization;
using System.Text;
using Analytics.Custody;

namespace Analytics.Formats.Tests;

/// <summary>
/// A decoded push in a form that people can read and compare; an absent part is a hyphen.
/// <code>
/// parcel | number of 13 | carrier | service | origin | destination | promise | snapshot | persons
/// milestone | instant | UTC offset | certainty | country/state/postal | carrier
/// </code>
/// </summary>
internal static class PushText
{
    public static IPushReader ReaderOf(string format)
    {
        var known = ProviderFormat.All[format];
        return known.CreateReader(known.Map(FieldPolicy.BuiltIn.RulesOf(format)));
    }

    public static string Of(string format, byte[] push)
    {
        var reader = ReaderOf(format);
        var decoded = new DecodedPush();
        var reason = reader.Read(push, decoded);
        var text = new StringBuilder();
        if (reason != RejectionReason.None)
        {
            text.Append("rejected | ").Append(reason).Append('\n');
        }
        else
        {
            foreach (var parcel in decoded.Parcels)
            {
                Append(text, decoded, parcel);
            }
        }

        if (decoded.ScansWithoutTime > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"without time | {decoded.ScansWithoutTime}\n");
        }

        foreach (var (field, count) in reader.UnknownFields.OrderBy(unknown => unknown.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"unknown field | {field} | {count}\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, DecodedPush push, in TrackedParcel parcel)
    {
        var persons = push.PersonsOf(parcel);
        text.AppendJoin(
            " | ",
            "parcel",
            $"number of {parcel.Number.Slice.Length}",
            TextOf(push, parcel.Carrier),
            TextOf(push, parcel.Service),
            PlaceOf(push, parcel.Origin),
            PlaceOf(push, parcel.Destination),
            parcel.Promise.IsEmpty ? "-" : $"{Instant(parcel.Promise.At)} {(parcel.Promise.Timed ? "timed" : "day")}",
            parcel.SnapshotAt == 0 ? "-" : Instant(parcel.SnapshotAt),
            $"{persons.Length} persons");
        text.Append(parcel.DataUse == DataUse.None ? "\n" : $" | {parcel.DataUse}\n");
        foreach (var scan in push.ScansOf(parcel))
        {
            var local = scan.Certainty == TimeCertainty.Local;
            text.AppendJoin(
                " | ",
                scan.Milestone.ToString(),
                local ? Instant(scan.At).TrimEnd('Z') : Instant(scan.At),
                local ? "-" : Offset(scan.UtcOffsetMinutes),
                scan.Certainty.ToString(),
                PlaceOf(push, scan.Place),
                TextOf(push, scan.Carrier));
            text.Append(scan.Retracted ? " | retracted\n" : "\n");
        }
    }

    private static string TextOf(DecodedPush push, Slice slice) => slice.IsEmpty ? "-" : Encoding.UTF8.GetString(push.Text(slice));

    private static string PlaceOf(DecodedPush push, PlaceText place) =>
        $"{TextOf(push, place.Country)}/{TextOf(push, place.State)}/{TextOf(push, place.Postal)}";

    private static string Instant(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Offset(int minutes) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}");
}
