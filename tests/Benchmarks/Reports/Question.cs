using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Reports;

/// <summary>A question that the dashboard asks, and the same one put to the peer and to the limit.</summary>
/// <param name="Report">The report; or <c>alerts</c>, which is made of several and has no peer.</param>
/// <param name="Measure">What it needs, as in the names of the peer's and the limit's files; null where it has none.</param>
/// <param name="Group">Its group columns.</param>
/// <param name="Filters">The parameters that it is filtered by.</param>
internal sealed record Question(string Report, string? Measure, string[] Group, params string[] Filters)
{
    private static readonly string[] ByWeek = ["week"];
    private static readonly string[] ByCarrier = ["carrier"];
    private static readonly string[] ByLane = ["lane"];
    private static readonly string[] OfOneLane = ["origin", "destination"];

    // What a filter that is not asked for is to the peer and to the limit.
    private static readonly IReadOnlyDictionary<string, string> Everything = new Dictionary<string, string>
    {
        ["from"] = "1970-01-01",
        ["carrier"] = "",
        ["origin"] = "",
        ["destination"] = "",
        ["as_of"] = SampleJourneys.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Those of the dashboard's pages, with and without filters.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        new("delivery-times", "durations", []),
        new("delivery-times", "durations", ByWeek),
        new("delivery-times", "durations", ByWeek, "carrier"),
        new("delivery-times", "durations", ByWeek, OfOneLane),
        new("delivery-times", "durations", ByCarrier),
        new("delivery-times", "durations", ByCarrier, "origin"),
        new("delivery-times", "durations", ByCarrier, "destination", "from"),
        new("delivery-times", "durations", ByLane),
        new("delivery-times", "durations", ByLane, "carrier"),
        new("delivery-times", "durations", ["carrier", "lane"]),
        new("carrier-speed", "durations", ByCarrier),
        new("carrier-speed", "durations", ByCarrier, OfOneLane),
        new("carrier-speed", "durations", ["lane", "carrier"]),
        new("trends", "durations", ["carrier", "week"]),
        new("distribution", "distribution", ByCarrier, OfOneLane),
        new("milestones", "legs", ByCarrier),
        new("milestones", "legs", ByCarrier, OfOneLane),
        new("on-time", "promises", ByWeek),
        new("on-time", "promises", ByCarrier),
        new("on-time", "promises", ByLane),
        new("exceptions", "exceptions", ByCarrier),
        new("exceptions", "exceptions", ByWeek),
        new("data-quality", "quality", ByCarrier),
        new("data-quality", "quality", ByWeek),
        new("alerts", null, []),
    ];

    public string Name { get; } = Report
        + (Group.Length == 0 ? "" : $" by {string.Join(" and ", Group)}")
        + (ReferenceEquals(Filters, OfOneLane) ? ", one lane" : string.Concat(Filters.Select(filter => filter == "from" ? ", last 12 weeks" : $", one {filter}")));

    /// <summary>Its address in the API.</summary>
    /// <param name="values">Values of filters.</param>
    /// <param name="asOf">The instant that it is asked of.</param>
    public Uri Address(IReadOnlyDictionary<string, string> values, DateTimeOffset asOf)
    {
        var path = Report == "alerts" ? "alerts?" : $"reports/{Report}?limit=10000&group={string.Join(',', Group)}&";
        var filters = string.Concat(Filters.Select(filter => $"&{filter}={Uri.EscapeDataString(values[filter])}"));
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"/v1/{path}as-of={asOf:yyyy-MM-ddTHH:mm:ssZ}{filters}"), UriKind.Relative);
    }

    /// <summary>The columns that it needs, read and nothing more; null where that is not one statement.</summary>
    public Statement? Limit(IReadOnlyDictionary<string, string> values) => Put("limit", values);

    /// <summary>It as plain SQL over the journeys; null where that is not one statement.</summary>
    public Statement? Peer(IReadOnlyDictionary<string, string> values) => Put("peer", values);

    private Statement? Put(string to, IReadOnlyDictionary<string, string> values) => Measure is null
        ? null
        : new Statement(
            BenchSql.Text($"Reports.{to}_{Measure}.sql").Replace("/*group*/", Group.Length == 0 ? "()" : string.Join(", ", Group), StringComparison.Ordinal),
            Everything.ToDictionary(pair => pair.Key, pair => Filters.Contains(pair.Key) ? values[pair.Key] : pair.Value));
}
