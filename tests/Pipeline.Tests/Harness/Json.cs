namespace Analytics.Pipeline.Tests.Harness;

/// <summary>Small pushes of real formats.</summary>
internal static class Json
{
    public const string Number = "ZZ000000019QQ";

    /// <summary>A 17TRACK push of one parcel with these events.</summary>
    public static string SeventeenTrack(string events, string number = Number, string more = "") => $$"""
        {"event":"TRACKING_UPDATED","data":{"number":"{{number}}","carrier":3011{{more}},
        "track_info":{"tracking":{"providers":[{"provider":{"key":3011},"events":[{{events}}]}]}}}}
        """;

    /// <summary>An event of 17TRACK.</summary>
    public static string Event(string time = "2026-10-01T08:00:00+02:00", string stage = "PickedUp") =>
        $$"""{"time_iso":"{{time}}","stage":"{{stage}}"}""";
}
