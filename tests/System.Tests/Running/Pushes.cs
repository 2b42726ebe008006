using System.Text;

namespace Analytics.System.Tests.Running;

/// <summary>Small pushes of 17TRACK's, with a person in each.</summary>
internal static class Pushes
{
    /// <summary>Stands in every push, and must not be told by anybody.</summary>
    public const string Person = "Quillon Ostergreen";

    public static string Delivered(string number) => $$$$$"""
        {"event":"TRACKING_UPDATED","data":{"number":"{{{{{number}}}}}","carrier":3011,"track_info":{"tracking":{"providers":[{"provider":{"key":3011},"events":[{"time_iso":"2026-09-03T10:00:00+02:00","stage":"Delivered","description":"signed by {{{{{Person}}}}}"},{"time_iso":"2026-09-01T08:00:00+02:00","stage":"PickedUp"}]}]}}}}
        """;

    /// <summary>One push in a line.</summary>
    public static byte[] Line(string number) => Encoding.UTF8.GetBytes(Delivered(number) + "\n");
}
