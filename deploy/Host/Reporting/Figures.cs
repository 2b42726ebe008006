using System.Globalization;
using Analytics.Reports;

namespace Analytics.Host.Reporting;

/// <summary>How figures read in a table.</summary>
internal static class Figures
{
    public const string NotYet = "not yet";

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A duration, to three digits at least; a percentile that is not reached says so, and a row with too few parcels has none.</summary>
    public static string Duration(ReportRow row, double? duration) => duration switch
    {
        { } known => Limit(known),
        null => row.Status == ReportRow.InsufficientData ? "" : NotYet,
    };

    public static string Minutes(double? minutes) => minutes?.ToString("N1", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Hours of a control limit, where there is one.</summary>
    public static string Limit(double? hours) => hours?.ToString(hours < 10 ? "N2" : "N1", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Hours that a bin begins or ends at.</summary>
    public static string Bound(double? hours) => hours?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    public static string Change(TrendsRow row) => row switch
    {
        { Change: "slower" or "faster" } => row.Change,
        { Status: ReportRow.InsufficientData } => row.Status,
        { IsComplete: false } => "not complete",
        _ => "",
    };

    public static string Share(double? share) => share?.ToString("P1", CultureInfo.InvariantCulture) ?? "";

    public static string Rank(long? rank, long? low, long? high) => (rank, low == high) switch
    {
        (null, _) => "",
        (_, true) => string.Create(CultureInfo.InvariantCulture, $"{rank}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{rank} ({low}-{high})"),
    };

    public static string Status(ReportRow row) => row.Status == ReportRow.InsufficientData ? row.Status : "";

    public static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant, UTC.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Group(ReportRow row, GroupColumn column) => column switch
    {
        GroupColumn.Carrier => row.Carrier ?? "",
        GroupColumn.Service => row.Service ?? "",
        GroupColumn.Origin => row.Origin ?? "",
        GroupColumn.Destination => row.Destination ?? "",
        GroupColumn.Lane => row.Lane ?? "",
        GroupColumn.Week => row.Week?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        GroupColumn.Month => row.Month?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };
}
