using System.Globalization;
using System.Text.Json;

namespace Analytics.Benchmarks;

/// <summary>17TRACK pushes of ten scans each, about 6.6 KB, with invented values: the pipeline's daily bread.</summary>
internal static class SamplePushes
{
    public const int ScansPerPush = 10;

    private static readonly string?[] Stages =
        ["InfoReceived", "PickedUp", "Departure", null, null, "Arrival", null, null, "OutForDelivery", "Delivered"];

    private static readonly DateTimeOffset Start = new(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly DateTimeOffset Recent = new(2026, 9, 10, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Writes one push a line.</summary>
    public static void Write(string path, int count)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        for (var number = 0; number < count; number++)
        {
            using (var json = new Utf8JsonWriter(file))
            {
                WritePush(json, number, Start.AddHours(number % 700));
            }

            file.WriteByte((byte)'\n');
        }
    }

    /// <summary>One push by itself, of the demo's last weeks: each number is a parcel of its own.</summary>
    public static byte[] Bytes(int number)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            WritePush(json, number, Recent.AddHours(number % 240));
        }

        return bytes.ToArray();
    }

    private static void WritePush(Utf8JsonWriter json, int number, DateTimeOffset start)
    {
        json.WriteStartObject();
        json.WriteString("event", "TRACKING_UPDATED");
        json.WriteStartObject("data");
        json.WriteString("number", string.Create(CultureInfo.InvariantCulture, $"YT{number:D16}"));
        json.WriteNumber("carrier", 190012);
        WriteNulls(json, "param", "tag", "lang", "destination_postal_code", "origin_country", "destination_country", "destination_city",
            "ship_date", "shipper", "consignee", "phone_number_last_4", "phone_number", "cpf_or_cnpj", "special_tracking_info");
        json.WriteStartObject("track_info");
        json.WriteStartObject("shipping_info");
        WriteAddress(json, "shipper_address", "CN", "GD");
        WriteAddress(json, "recipient_address", "US", "CA");
        json.WriteEndObject();
        json.WriteStartObject("latest_status");
        json.WriteString("status", "Delivered");
        json.WriteString("sub_status", "Delivered_Other");
        json.WriteEndObject();
        json.WriteStartObject("tracking");
        json.WriteStartArray("providers");
        json.WriteStartObject();
        json.WriteStartObject("provider");
        json.WriteNumber("key", 190012);
        json.WriteString("name", "Yanwen");
        json.WriteEndObject();
        json.WriteString("latest_sync_time", "2026-06-30T02:11:45Z");
        json.WriteStartArray("events");
        for (var scan = ScansPerPush - 1; scan >= 0; scan--)
        {
            WriteEvent(json, start.AddHours(scan * 17).AddMinutes(number % 60), Stages[scan], scan < 5 ? ("CN", "GD") : ("US", "CA"));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEvent(Utf8JsonWriter json, DateTimeOffset at, string? stage, (string Country, string State) place)
    {
        json.WriteStartObject();
        json.WriteString("time_iso", at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        json.WriteString("time_utc", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        json.WriteStartObject("time_raw");
        json.WriteString("date", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("time", at.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        json.WriteString("timezone", "+08:00");
        json.WriteEndObject();
        json.WriteString("description", "Processed through the sorting centre and handed to the next carrier");
        json.WriteString("location", "INVENTED TOWN");
        json.WriteString("stage", stage);
        json.WriteString("sub_status", stage is null ? "InTransit_Other" : null);
        WriteAddress(json, "address", place.Country, place.State);
        json.WriteEndObject();
    }

    private static void WriteAddress(Utf8JsonWriter json, string name, string country, string state)
    {
        json.WriteStartObject(name);
        json.WriteString("country", country);
        json.WriteString("state", state);
        json.WriteString("city", "INVENTED TOWN");
        WriteNulls(json, "street", "postal_code");
        json.WriteStartObject("coordinates");
        json.WriteString("longitude", "-118.2437");
        json.WriteString("latitude", "34.0522");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNulls(Utf8JsonWriter json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            json.WriteNull(name);
        }
    }
}
