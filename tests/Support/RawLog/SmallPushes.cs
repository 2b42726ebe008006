namespace Analytics.Support.RawLog;

/// <summary>Pushes of a parcel each, so that each that is lost is missed.</summary>
public static class SmallPushes
{
    /// <summary>Who sends them.</summary>
    public const string Provider = "17track";

    /// <summary>Pushes of so many numbers from one on; a number's push is always the same.</summary>
    public static string[] Of(int first, int count) => [.. Enumerable.Range(first, count).Select(Push)];

    private static string Push(int number) => $$$$$"""
        {"event":"TRACKING_UPDATED","data":{"number":"RNUM{{{{{number:D8}}}}}","carrier":3011,"track_info":{"tracking":{"providers":[{"provider":{"key":3011},"events":[{"time_iso":"2026-09-03T10:00:00+02:00","stage":"Delivered","description":"Delivered, left with a neighbour at number 14","location":"Berlin"},{"time_iso":"2026-09-01T08:{{{{{number % 60:D2}}}}}:00+02:00","stage":"PickedUp","location":"Hamburg"}]}]}}}}
        """;
}
