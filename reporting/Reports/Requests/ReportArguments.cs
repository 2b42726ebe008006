namespace Analytics.Reports;

/// <summary>A request as text, from a command line or a URL; null where nothing was given. <see cref="ReportRequest.Parse"/> reads it.</summary>
/// <param name="Report">Name of the report: <c>delivery-times</c>.</param>
public sealed record ReportArguments(string Report)
{
    /// <summary>Columns to group by, with commas between them: <c>carrier,lane</c>. Nothing takes what is usual for the report; empty takes none.</summary>
    public string? Group { get; init; }

    /// <summary>A date in the first week, <c>yyyy-MM-dd</c>.</summary>
    public string? From { get; init; }

    /// <summary>A date in the last week, <c>yyyy-MM-dd</c>.</summary>
    public string? To { get; init; }

    public string? Carrier { get; init; }

    public string? Service { get; init; }

    public string? Origin { get; init; }

    public string? Destination { get; init; }

    public string? Lane { get; init; }

    /// <summary>ISO 8601 with an offset, <c>2026-11-22T10:00:00Z</c>, or a date, which is its first instant in UTC.</summary>
    public string? AsOf { get; init; }

    /// <summary>What carriers are ranked by: <c>p90</c>.</summary>
    public string? Percentile { get; init; }

    /// <summary>What durations are told in: <c>business-days</c>.</summary>
    public string? Unit { get; init; }

    public string? Format { get; init; }

    public bool LeaveOutMixedClocks { get; init; }
}
