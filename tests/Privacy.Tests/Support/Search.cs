using System.Text;
using Analytics.Warehouse;

namespace Analytics.Privacy.Tests.Support;

/// <summary>Looks through all that an installation holds.</summary>
internal static class Search
{
    // Made from the calendars that the product brings: digits by the million, in which any number is found.
    private const string Tables =
        "SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree' AND name != 'working_days'";

    /// <summary>Which of some byte strings stand anywhere, and where: in files, in tables (which are compressed in files), or in what was told.</summary>
    public static async Task<List<string>> PlacesOfAsync(this Installed installed, IReadOnlyCollection<byte[]> sought, params IEnumerable<string> told)
    {
        await installed.CountAsync("SELECT count() FROM cells");
        var places = told.Select(text => ("what was told", Encoding.UTF8.GetBytes(text))).ToList();
        foreach (var table in await installed.ListAsync(Tables))
        {
            var rows = await installed.Warehouse.ClickHouse.ReadBytesAsync(new Statement($"SELECT * FROM {table}"), "TabSeparatedRaw");
            places.Add(($"table {table}", rows.ToArray()));
        }

        Assert.Contains(places, place => place.Item1 == "table journeys");
        return [.. places.Where(place => sought.Any(one => place.Item2.AsSpan().IndexOf(one) >= 0)).Select(place => place.Item1), .. installed.FilesWith(sought)];
    }
}
