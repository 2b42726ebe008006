namespace Analytics.Pipeline.Tests.Harness;

/// <summary>Small pushes of 17TRACK's.</summary>
internal static class Json
{
    public const string Number = "ZZ000000019QQ";

    /// <summary>A push of one parcel with these events.</summary>
    /// <param name="events">What stands between the brackets of the list of events.</param>
    /// <param name="number">The tracking number.</param>
    /// <param name="more">Further members of the parcel, each with its comma before it.</param>
    public static string Push(string events, string number = Number, string more = "") => $$$$$"""
        {"event":"TRACKING_UPDATED","data":{"number":"{{{{{number}}}}}","carrier":3011{{{{{more}}}}},
        "track_info":{"tracking":{"providers":[{"provider":{"key":3011},"events":[{{{{{events}}}}}]}]}}}}
        """;

    public static string Event(string time = "2026-10-01T08:00:00+02:00", string stage = "PickedUp") =>
        $$"""{"time_iso":"{{time}}","stage":"{{stage}}"}""";
}
