using System.Text;

namespace Analytics.System.Tests.Canaries;

/// <summary>Looks through everything that the program left or said; columns are compressed in files, so tables are read as well.</summary>
internal static class CanarySearch
{
    // Made from the calendars that the program brings, before any push is read: digits by the million, in which any number is found.
    private const string Calendars = "working_days";

    public static async Task<List<string>> FindAsync(Cli cli, Ended ended, IEnumerable<string> canaries)
    {
        // Read before the engine is open: it holds a lock on one of them.
        var files = Files(cli).ToList();
        await using var warehouse = await LocalWarehouse.OpenAsync(cli.Data);
        return await FindAsync(warehouse, "default", [("output", Encoding.UTF8.GetBytes(ended.Output)), ("errors", Encoding.UTF8.GetBytes(ended.Error)), .. files], canaries);
    }

    /// <param name="database">The database of the warehouse.</param>
    /// <param name="more">What else is looked through.</param>
    public static Task<List<string>> FindAsync(
        Cli cli, LocalWarehouse warehouse, string database, IEnumerable<(string Name, byte[] Bytes)> more, IEnumerable<string> canaries) =>
        FindAsync(warehouse, database, [.. more, .. Files(cli)], canaries);

    private static async Task<List<string>> FindAsync(
        LocalWarehouse warehouse, string database, List<(string Name, byte[] Bytes)> places, IEnumerable<string> canaries)
    {
        places.AddRange((await warehouse.ReportsAsync()).Select(report => ($"report {report.Key}", report.Value)));
        var tables = await warehouse.TablesAsync();
        Assert.Contains($"{database}.journeys", tables.Keys);
        Assert.Contains($"{database}.{Calendars}", tables.Keys);
        places.AddRange(tables.Where(table => table.Key != $"{database}.{Calendars}").Select(table => ($"table {table.Key}", table.Value)));
        var texts = canaries.Distinct().ToList();
        return
        [
            .. from place in places
               let text = Encoding.Latin1.GetString(place.Bytes)
               from canary in texts
               where text.Contains(canary, StringComparison.OrdinalIgnoreCase)
               select $"{place.Name} holds {canary}",
        ];
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Files(Cli cli) =>
        Directory.GetFiles(cli.Home, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("map.json", StringComparison.Ordinal))
            .Select(file => (Path.GetRelativePath(cli.Home, file), File.ReadAllBytes(file)));
}
