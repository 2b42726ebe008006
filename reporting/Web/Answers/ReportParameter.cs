using Analytics.Reports;

namespace Analytics.Web;

/// <summary>A query parameter of reports.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Description">What it is for and how it is written.</param>
/// <param name="Example">A value that can be given.</param>
/// <param name="Take">Puts its text into a request; null for what is the web's own.</param>
internal sealed record ReportParameter(string Name, string Description, string Example, Func<ReportArguments, string, ReportArguments>? Take = null)
{
    public const string Format = "format";
    public const string Limit = "limit";
    public const string Offset = "offset";
    public const string AsOf = "as-of";

    /// <summary>All there are: the first say what is asked, those without <see cref="Take"/> how it is handed out.</summary>
    public static IReadOnlyList<ReportParameter> All { get; } =
    [
        new("group", "Columns to group by, with commas between them: carrier, service, origin, destination, lane, week, month. Empty takes none.", "carrier,lane", (to, text) => to with { Group = text }),
        new("from", "From the week of this date.", "2026-07-01", (to, text) => to with { From = text }),
        new("to", "Up to the week of this date.", "2026-09-30", (to, text) => to with { To = text }),
        new("carrier", "Only this carrier, in any case.", "ups", (to, text) => to with { Carrier = text }),
        new("service", "Only this service of a carrier, in any case.", "UPS Ground", (to, text) => to with { Service = text }),
        new("origin", "Only from this place: a region, a country, or a region whatever its country.", "US-CA", (to, text) => to with { Origin = text }),
        new("destination", "Only to this place, as origin.", "DE", (to, text) => to with { Destination = text }),
        new("lane", "Only this lane: origin and destination exactly as reports name them, in any case.", "US-CA->US-NY", (to, text) => to with { Lane = text }),
        new(AsOf, "As things stood at this instant: ISO 8601 with an offset, or a date for its first instant in UTC. The end of the running minute, if not given.", "2026-09-28T00:00:00Z", (to, text) => to with { AsOf = text }),
        new("rank-by", "What carrier-speed ranks by: p10, p25, p50, p75, p80, p85, p90, p95, p97 or p99.", "p90", (to, text) => to with { Percentile = text }),
        new("unit", "What durations are told in: hours, calendar-days or business-days; hours, if not given. Of delivery-times, carrier-speed and milestones.", "business-days", (to, text) => to with { Unit = text }),
        new("leave-out-mixed-clocks", "true leaves out parcels whose pickup and delivery were told by clocks that cannot be compared.", "true", (to, text) => to with { LeaveOutMixedClocks = Flag(text) }),
        new(Format, "json, csv, parquet or arrow; by the Accept header, if not given.", "csv"),
        new(Limit, "Rows on a page of JSON, 1 to 10000; 1000, if not given.", "100"),
        new(Offset, "Rows before the page; 0, if not given.", "100"),
    ];

    private static bool Flag(string text) => text switch
    {
        "false" => false,
        "true" => true,
        _ => throw new ReportRequestException("leave-out-mixed-clocks", "is neither true nor false; give one of the two"),
    };
}
