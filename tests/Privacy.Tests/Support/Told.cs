using System.Globalization;
using System.Text;
using Analytics.Formats.Mapped;

namespace Analytics.Privacy.Tests.Support;

/// <summary>What a source tells of a parcel at one time.</summary>
/// <param name="Number">Its tracking number.</param>
/// <param name="At">When it happened.</param>
internal sealed record Told(string Number, DateTimeOffset At)
{
    public const string Header = "number,event,time,carrier,origin,destination,email,phone,account,consent,do_not_sell,objection,minor,google,restricted";

    public string Event { get; init; } = "picked up";

    public string Carrier { get; init; } = "ups";

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Account { get; init; } = "";

    /// <summary>Names of flags, as columns have them.</summary>
    public string Flag { get; init; } = "";

    /// <summary>From the pickup to the delivery of a parcel.</summary>
    public static IEnumerable<Told> Journey(string number, DateTimeOffset pickup, TimeSpan transit) =>
        [new Told(number, pickup), new Told(number, pickup + transit) { Event = "delivered" }];

    /// <summary>How rows that a source tells are read.</summary>
    public static MappingFile MapOf(string source) => MappingFile.Parse(Encoding.UTF8.GetBytes(
        $$"""
        {
          "input": "csv", "source": "{{source}}", "zone": "UTC",
          "fields": {
            "number": "number", "event": "event", "time": "time", "carrier": "carrier", "origin_country": "origin", "destination_country": "destination",
            "recipient": ["email", "phone"], "shipper": "account",
            "consent": "consent", "do_not_sell": "do_not_sell", "objection": "objection", "minor": "minor", "google_linked": "google", "restricted": "restricted"
          },
          "milestones": { "picked up": "PickedUp", "out": "OutForDelivery", "delivered": "Delivered" }
        }
        """));

    public string Row() => string.Join(
        ',',
        [Number, Event, At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), Carrier, "US", "US", Email, Phone, Account,
            .. Header.Split(',')[9..].Select(column => column == Flag ? "yes" : "")]);
}
