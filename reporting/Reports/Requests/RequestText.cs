using System.Globalization;

namespace Analytics.Reports;

/// <summary>The parameters of a request, each from its text.</summary>
internal static class RequestText
{
    private const string DateFormat = "yyyy-MM-dd";

    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mmK",
    ];

    public static ReportKind Report(string text) => Choice<ReportKind>.TryParse(text, out var report)
        ? report
        : throw new ReportRequestException("report", $"there is none of this name; the reports are {Choice<ReportKind>.All}");

    public static IReadOnlyList<GroupColumn>? Group(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var columns = new List<GroupColumn>();
        foreach (var name in text.Length == 0 ? [] : text.Split(',', StringSplitOptions.TrimEntries))
        {
            columns.Add(Choice<GroupColumn>.TryParse(name, out var column)
                ? column
                : throw new ReportRequestException(
                    "group", $"name {columns.Count + 1} is not a column; name any of {Choice<GroupColumn>.All}, with commas between them"));
        }

        return columns;
    }

    public static DateOnly? Date(string parameter, string? text) => text switch
    {
        null => null,
        _ when DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        _ => throw new ReportRequestException(parameter, "is not a date; write it as 2026-11-22"),
    };

    public static DateTimeOffset? Instant(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        }

        // Without an offset the instant would be another one on every machine.
        var hasOffset = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > DateFormat.Length;
        return hasOffset && DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : throw new ReportRequestException("as-of", "is not an instant; write it as 2026-11-22T10:00:00Z, or as a date for its first instant in UTC");
    }

    public static int? Percentile(string? text) => text switch
    {
        null => null,
        _ when int.TryParse(text.AsSpan(text.StartsWith('p') ? 1 : 0), NumberStyles.None, CultureInfo.InvariantCulture, out var percentile) => percentile,
        _ => throw NoPercentile(),
    };

    public static DurationUnit? Unit(string? text) => text switch
    {
        null => null,
        _ when Choice<DurationUnit>.TryParse(text, out var unit) => unit,
        _ => throw new ReportRequestException("unit", $"there is none of this name; the units are {Choice<DurationUnit>.All}"),
    };

    public static ReportFormat Format(string? text) => text switch
    {
        null => ReportFormat.Table,
        _ when Choice<ReportFormat>.TryParse(text, out var format) => format,
        _ => throw new ReportRequestException("format", $"there is none of this name; the formats are {Choice<ReportFormat>.All}"),
    };

    public static ReportRequestException NoPercentile() => new(
        "rank-by", $"is not one that reports tell; give one of {string.Join(", ", ReportRequest.Percentiles.Select(p => $"p{p.ToString(CultureInfo.InvariantCulture)}"))}");
}
