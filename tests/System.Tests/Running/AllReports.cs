namespace Analytics.System.Tests.Running;

/// <summary>Every report as JSON, by everything that they can be grouped by, as of an instant that later runs share.</summary>
internal static class AllReports
{
    public static readonly DateTimeOffset AsOf = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[][] requests =
    [
        ["delivery-times", "--group", "carrier,lane,week"],
        ["carrier-speed"],
        ["on-time", "--group", "carrier,service,month"],
        ["milestones", "--group", "carrier"],
        ["coverage", "--group", "carrier"],
        ["exceptions", "--group", "carrier,lane,month"],
        ["data-quality", "--group", "carrier,week"],
        ["trends", "--group", "carrier,lane"],
        ["distribution", "--group", "service"],
    ];

    public static async Task<string> ReadAsync(Cli cli)
    {
        var texts = new List<string>();
        foreach (var request in requests)
        {
            texts.Add(await cli.ReportAsync(request[0], [.. request[1..], "--format", "json", "--as-of", $"{AsOf:yyyy-MM-dd}"]));
        }

        return string.Join('\n', texts);
    }
}
