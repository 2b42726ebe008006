using System.Globalization;
using Analytics.Reports;

namespace Analytics.Host.Reporting;

/// <summary>How figures read in a table.</summary>
internal static class Figures
{
    public const string NotYet = "not yet";

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Hours with three digits or more; of a row that has figures, one that is missing is not reached yet.</summary>
    public static string Hours(double? hours) => hours is { } known ? Number(known) : NotYet;

    /// <summary>An interval of hours, of which an end may not be reached yet.</summary>
    public static string Interval(double? low, double? high) => (low, high) switch
    {
        (null, null) => "",
        ({ } from, null) => $"from {Number(from)}",
        (null, { } to) => $"to {Number(to)}",
        ({ } from, { } to) => $"{Number(from)}-{Number(to)}",
    };

    public static string Share(double? share) => share?.ToString("P1", CultureInfo.InvariantCulture) ?? "";

    /// <summary>An interval of shares.</summary>
    public static string ShareInterval(double? low, double? high) =>
        low is null || high is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{low * 100:N1}-{high:P1}");

    /// <summary>A rank, with those that the intervals allow where they allow more than one.</summary>
    public static string Rank(long? rank, long? low, long? high) => (rank, low == high) switch
    {
        (null, _) => "",
        (_, true) => string.Create(CultureInfo.InvariantCulture, $"{rank}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{rank} ({low}-{high})"),
    };

    public static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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

    private static string Number(double hours) => hours.ToString(hours < 99.995 ? "N2" : "N1", CultureInfo.InvariantCulture);
}
