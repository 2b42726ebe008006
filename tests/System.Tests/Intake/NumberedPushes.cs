using System.Globalization;

namespace Analytics.System.Tests.Intake;

/// <summary>Pushes of one scan whose time tells which push it was, so that what is stored can be held against what was answered.</summary>
internal static class NumberedPushes
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Of(int number) => string.Create(CultureInfo.InvariantCulture, $$$$$"""
        {"event":"TRACKING_UPDATED","data":{"number":"RNUM{{{{{number:D6}}}}}","carrier":3011,"track_info":{"tracking":{"providers":[{"provider":{"key":3011},"events":[{"time_iso":"{{{{{Start.AddSeconds(number):yyyy-MM-dd'T'HH:mm:sszzz}}}}}","stage":"PickedUp"}]}]}}}}
        """);

    /// <summary>The numbers of the pushes whose scan and journey are both in the data folder.</summary>
    public static async Task<HashSet<int>> StoredAsync(string data)
    {
        await using var warehouse = await LocalWarehouse.OpenAsync(data);
        var scans = await warehouse.LinesAsync("SELECT DISTINCT toUnixTimestamp(at) FROM scans");
        var journeys = await warehouse.LinesAsync("SELECT DISTINCT bitShiftRight(picked_up, 32) FROM journeys FINAL");
        return [.. scans.Intersect(journeys).Select(second => (int)(long.Parse(second, CultureInfo.InvariantCulture) - Start.ToUnixTimeSeconds()))];
    }
}
