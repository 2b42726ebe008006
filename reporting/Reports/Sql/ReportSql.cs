using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>The statements that answer a request.</summary>
internal static class ReportSql
{
    // A table expression of Coverage.sql itself.
    private const string BegunParcels = "begun";

    private const string KeptCells = "cells";
    private const string PastCells = "cells_as_of(as_of = {as_of:DateTime('UTC')})";

    // Dense totals of so many histograms take 56 MB for each thread.
    private const long MostDenseHistograms = 250;

    // The first and the last that the engine's Date can be trusted with.
    private static readonly DateOnly FirstDate = new(1970, 1, 1);
    private static readonly DateOnly LastDate = new(2105, 12, 31);

    /// <summary>Gives the <see cref="ReportOutlook"/> of a request, which has its instant.</summary>
    public static Statement Outlook(ReportRequest request) =>
        new(SqlTemplate.Fill("Outlook.sql", Words(request, KeptCells)), Parameters(request));

    /// <summary>Gives the rows of a request, which has its instant.</summary>
    public static Statement Rows(ReportRequest request, ReportOutlook outlook)
    {
        var isPresent = request.AsOf!.Value.ToUnixTimeSeconds() >= outlook.LastScan;
        var words = Words(request, request.Report == ReportKind.Coverage ? BegunParcels : isPresent ? KeptCells : PastCells);
        words["total"] = outlook.Groups * Histograms(request.Report) <= MostDenseHistograms ? "dense_total" : "sparse_total";
        return new Statement(SqlTemplate.Fill($"{request.Report}.sql", words), Parameters(request));
    }

    private static int Histograms(ReportKind report) => 2 * (report == ReportKind.Milestones ? MetricDefinitions.Legs.Count : 1);

    private static Dictionary<string, string> Words(ReportRequest request, string source)
    {
        var group = List(request.Group);
        return new Dictionary<string, string>
        {
            ["source"] = source,
            ["group"] = group,
            ["group,"] = group.Length > 0 ? group + "," : "",
            ["others"] = List(request.Group.Where(column => column != GroupColumn.Carrier)),
        };
    }

    private static Dictionary<string, string> Parameters(ReportRequest request) => new()
    {
        ["as_of"] = request.AsOf!.Value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["first_week"] = Date(request.From is { } from ? Monday(from) : FirstDate),
        ["to"] = Date(request.To ?? LastDate),
        ["carrier"] = request.Carrier ?? "",
        ["service"] = request.Service ?? "",
        ["origin"] = request.Origin ?? "",
        ["destination"] = request.Destination ?? "",
        ["leave_out_mixed_clocks"] = request.LeaveOutMixedClocks ? "true" : "false",
        ["percentile"] = request.Percentile.ToString(CultureInfo.InvariantCulture),
    };

    private static string List(IEnumerable<GroupColumn> columns) => string.Join(", ", columns.Select(Choice<GroupColumn>.NameOf));

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Monday(DateOnly date)
    {
        var sinceMonday = ((int)date.DayOfWeek + 6) % 7;
        return date.DayNumber - sinceMonday > FirstDate.DayNumber ? date.AddDays(-sinceMonday) : FirstDate;
    }
}
