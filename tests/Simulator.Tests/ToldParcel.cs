using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Analytics.Simulator.Tests;

/// <summary>What one push says, read by the providers' documentation and without any of the simulator's code.</summary>
/// <param name="Number">Tracking number.</param>
/// <param name="Carrier">Carrier, canonical slug.</param>
/// <param name="Service">Service as written.</param>
/// <param name="Origin">Stated origin; null where none is stated.</param>
/// <param name="Destination">Stated destination; null where none is stated.</param>
/// <param name="TakenAt">When the provider took the snapshot.</param>
/// <param name="Promise">Stated delivery date.</param>
/// <param name="PickedUp">Pickup, and the place of its scan.</param>
/// <param name="Delivered">Delivery, and the place of its scan.</param>
/// <param name="Times">Every time of a scan, a local clock without offset taken for UTC.</param>
internal sealed record ToldParcel(
    string Number, string Carrier, string Service, string? Origin, string? Destination, DateTimeOffset TakenAt, DateOnly? Promise,
    (DateTimeOffset At, string Place)? PickedUp, (DateTimeOffset At, string Place)? Delivered, IReadOnlyList<DateTimeOffset> Times)
{
    private static readonly Dictionary<string, string> Slugs = new()
    {
        ["21051"] = "usps",
        ["3011"] = "china-post",
        ["100001"] = "dhl",
        ["100002"] = "ups",
        ["100003"] = "fedex",
        ["190012"] = "yanwen",
        ["FedEx"] = "fedex",
        ["UPS"] = "ups",
        ["USPS"] = "usps",
        ["DHLExpress"] = "dhl",
    };

    private static readonly Dictionary<string, string> Zones = new()
    {
        ["GB"] = "Europe/London",
        ["FR"] = "Europe/Paris",
        ["NL"] = "Europe/Amsterdam",
        ["IT"] = "Europe/Rome",
        ["PL"] = "Europe/Warsaw",
        ["JP"] = "Asia/Tokyo",
    };

    public static ToldParcel Read(string format, JsonElement push) => format switch
    {
        "17track" => SeventeenTrack(push.GetProperty("data")),
        "trackingmore" => TrackingMore(push.GetProperty("data")),
        "aftership" => AfterShip(push.GetProperty("msg")),
        "easypost" => EasyPost(push.GetProperty("result")),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static ToldParcel SeventeenTrack(JsonElement data)
    {
        var info = data.GetProperty("track_info");
        var provider = info.GetProperty("tracking").GetProperty("providers").EnumerateArray().Single();
        var events = provider.GetProperty("events").EnumerateArray().ToList();
        var addresses = info.GetProperty("shipping_info");
        return new ToldParcel(
            Text(data, "number")!,
            Slugs[provider.GetProperty("provider").GetProperty("key").GetRawText()],
            Text(info.GetProperty("misc_info"), "service_type")!,
            Place(addresses.GetProperty("shipper_address")),
            Place(addresses.GetProperty("recipient_address")),
            Time(Text(provider, "latest_sync_time")!),
            Date(Text(info.GetProperty("time_metrics").GetProperty("estimated_delivery_date"), "to")),
            One(events.Where(scan => Says(scan, "PickedUp", "InTransit_PickedUp")), scan => Time(Text(scan, "time_iso")!), Address),
            One(events.Where(scan => Says(scan, "Delivered", "Delivered_Other")), scan => Time(Text(scan, "time_iso")!), Address),
            [.. events.Select(EventTime)]);

        static string Address(JsonElement scan) => Place(scan.GetProperty("address"))!;

        static bool Says(JsonElement scan, string stage, string subStatus) =>
            Text(scan, "stage") == stage || Text(scan, "sub_status") == subStatus;

        static DateTimeOffset EventTime(JsonElement scan)
        {
            var raw = scan.GetProperty("time_raw");
            return Text(scan, "time_iso") is not { } iso ? Time($"{Text(raw, "date")}T{Text(raw, "time")}Z")
                : Time(iso) == Time(Text(scan, "time_utc")!) ? Time(iso)
                : throw new FormatException("time_iso and time_utc of an event differ.");
        }
    }

    private static ToldParcel TrackingMore(JsonElement data)
    {
        var legs = (JsonElement[])[data.GetProperty("origin_info"), data.GetProperty("destination_info")];
        var scans = legs.SelectMany(leg => leg.GetProperty("trackinfo").EnumerateArray()).ToList();
        var pickedUp = Text(legs[0].GetProperty("milestone_date"), "pickup_date");
        return new ToldParcel(
            Text(data, "tracking_number")!,
            Text(data, "courier_code")!,
            Text(data, "service_code")!,
            Text(data, "origin_country"),
            Text(data, "destination_country"),
            Time(Text(data, "update_at")!),
            Date(Text(data, "scheduled_delivery_date")),
            One(scans.Where(scan => pickedUp is not null && Text(scan, "checkpoint_date") == pickedUp), Zoned, Country),
            One(scans.Where(scan => Text(scan, "checkpoint_delivery_status") == "delivered"), Zoned, Country),
            [.. scans.Select(scan => Time(Text(scan, "checkpoint_date")!.Replace(' ', 'T') + "Z"))]);

        static string Country(JsonElement scan) => Text(scan, "country_iso2")!;

        static DateTimeOffset Zoned(JsonElement scan)
        {
            var local = LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm:ss").Parse(Text(scan, "checkpoint_date")!).Value;
            return DateTimeZoneProviders.Tzdb[Zones[Country(scan)]].AtStrictly(local).ToDateTimeOffset().ToUniversalTime();
        }
    }

    private static ToldParcel AfterShip(JsonElement msg)
    {
        var scans = msg.GetProperty("checkpoints").EnumerateArray().ToList();
        var promise = msg.GetProperty("latest_estimated_delivery");
        return new ToldParcel(
            Text(msg, "tracking_number")!,
            Text(msg, "slug")!,
            Text(msg, "shipment_type")!,
            Alpha2(Text(msg, "origin_country_region")),
            Alpha2(Text(msg, "destination_country_region")),
            Time(Text(msg, "updated_at")!),
            promise.ValueKind == JsonValueKind.Null ? null : Date(Text(promise, "datetime")),
            One(scans.Where(scan => Text(scan, "subtag") == "InTransit_002"), At, scan => Alpha2(Text(scan, "country_region"))!),
            One(scans.Where(scan => Text(scan, "tag") == "Delivered"), At, scan => Alpha2(Text(scan, "country_region"))!),
            [.. scans.Select(scan => HasOffset(scan) ? At(scan) : Time(Text(scan, "checkpoint_time") + "Z"))]);

        static bool HasOffset(JsonElement scan) => Text(scan, "checkpoint_time")!.Length == 25;

        static DateTimeOffset At(JsonElement scan) =>
            HasOffset(scan) ? Time(Text(scan, "checkpoint_time")!) : throw new FormatException("A pickup or delivery has no offset.");

        static string? Alpha2(string? alpha3) => alpha3 switch
        {
            "USA" => "US",
            "CAN" => "CA",
            "AUS" => "AU",
            "GBR" => "GB",
            "DEU" => "DE",
            "FRA" => "FR",
            "ITA" => "IT",
            "CHN" => "CN",
            _ => alpha3,
        };
    }

    private static ToldParcel EasyPost(JsonElement tracker)
    {
        var scans = tracker.GetProperty("tracking_details").EnumerateArray().ToList();
        var detail = tracker.GetProperty("carrier_detail");
        return new ToldParcel(
            Text(tracker, "tracking_code")!,
            Slugs[Text(tracker, "carrier")!],
            Text(detail, "service")!,
            Place(detail.GetProperty("origin_tracking_location")),
            Place(detail.GetProperty("destination_tracking_location")),
            Time(Text(tracker, "updated_at")!),
            Date(Text(tracker, "est_delivery_date")),
            One(scans.Where(scan => Text(scan, "status_detail") == "received_at_origin_facility"), At, Location),
            One(scans.Where(scan => Text(scan, "status") == "delivered"), At, Location),
            [.. scans.Select(At)]);

        static DateTimeOffset At(JsonElement scan) => Time(Text(scan, "datetime")!);

        static string Location(JsonElement scan) => Place(scan.GetProperty("tracking_location"))!;
    }

    private static (DateTimeOffset, string)? One(
        IEnumerable<JsonElement> scans, Func<JsonElement, DateTimeOffset> at, Func<JsonElement, string> place) => scans.ToList() switch
        {
            [] => null,
            [var scan] => (at(scan), place(scan)),
            _ => throw new FormatException("A milestone is told twice."),
        };

    private static string? Place(JsonElement address) =>
        address.ValueKind == JsonValueKind.Null || Text(address, "country") is not { } country ? null
        : Text(address, "state") is { } state ? $"{country}-{state}"
        : country;

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    private static DateOnly? Date(string? text) =>
        text is null ? null : DateOnly.ParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();
}
