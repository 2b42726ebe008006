using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>The statements that answer a request.</summary>
internal static class ReportSql
{
    // Table expressions of Coverage.sql and DataQuality.sql themselves.
    private const string BegunParcels = "begun";
    private const string ToldCells = "told";

    private const string KeptCells = "cells";
    private const string PastCells = "cells_as_of(as_of = {as_of:DateTime('UTC')})";
    private const string KeptScanCells = "scan_cells";
    private const string PastScanCells = "scan_cells_as_of(as_of = {as_of:DateTime('UTC')}, epochs = [])";

    // Dense totals of so many histograms take 56 MB for each thread.
    private const long MostDenseHistograms = 250;

    // How far back a week of trends looks.
    private const int DaysOfHistory = 12 * 7;

    // The first and the last that the engine's Date can be trusted with.
    private static readonly DateOnly FirstDate = new(1970, 1, 1);
    private static readonly DateOnly LastDate = new(2105, 12, 31);

    /// <summary>Gives the <see cref="ReportOutlook"/> of a request, which has its instant.</summary>
    public static Statement Outlook(ReportRequest request) =>
        new(SqlTemplate.Fill("Outlook.sql", Words(request, KeptCells)), Parameters(request));

    /// <summary>Gives the rows of a request, which has its instant.</summary>
    /// <param name="request">The request.</param>
    /// <param name="outlook">What <see cref="Outlook"/> gave for it.</param>
    /// <param name="isNamed">Whether durations carry their unit in their names (<c>p50_hours</c>), as in files; rows have the same properties for all.</param>
    public static Statement Rows(ReportRequest request, ReportOutlook outlook, bool isNamed = true)
    {
        var isPresent = request.AsOf!.Value.ToUnixTimeSeconds() >= outlook.LastScan;
        var cells = isPresent ? KeptCells : PastCells;
        var words = Words(request, request.Report switch
        {
            ReportKind.Coverage => BegunParcels,
            ReportKind.DataQuality => ToldCells,
            _ => cells,
        });
        words["cells"] = cells;
        words["scan_cells"] = isPresent ? KeptScanCells : PastScanCells;
        words["total"] = request.Unit == DurationUnit.Hours && outlook.Groups * Histograms(request.Report) <= MostDenseHistograms ? "dense_total" : "sparse_total";
        foreach (var (word, text) in UnitSql.Words(request.Unit, isNamed))
        {
            words[word] = text;
        }

        return new Statement(SqlTemplate.Fill($"{request.Report}.sql", words), Parameters(request));
    }

    private static int Histograms(ReportKind report) => report switch
    {
        ReportKind.Milestones => 2 * MetricDefinitions.Legs.Count,
        ReportKind.Distribution => 1,
        _ => 2,
    };

    private static Dictionary<string, string> Words(ReportRequest request, string source)
    {
        var group = List(request.Group);
        return new Dictionary<string, string>
        {
            ["source"] = source,
            ["group"] = group,
            ["group,"] = group.Length > 0 ? group + "," : "",
            ["series"] = List(request.Group.Where(column => column is not (GroupColumn.Week or GroupColumn.Month))),
            ["others"] = List(request.Group.Where(column => column != GroupColumn.Carrier)),
        };
    }

    private static Dictionary<string, string> Parameters(ReportRequest request) => new()
    {
        ["as_of"] = request.AsOf!.Value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["first_week"] = Date(FirstWeek(request)),
        ["read_from"] = Date(request.Report == ReportKind.Trends ? Earlier(FirstWeek(request), DaysOfHistory) : FirstWeek(request)),
        ["to"] = Date(request.To ?? LastDate),
        ["carrier"] = request.Carrier ?? "",
        ["service"] = request.Service ?? "",
        ["origin"] = request.Origin ?? "",
        ["destination"] = request.Destination ?? "",
        ["lane"] = request.Lane ?? "",
        ["leave_out_mixed_clocks"] = request.LeaveOutMixedClocks ? "true" : "false",
        ["percentile"] = request.Percentile.ToString(CultureInfo.InvariantCulture),
    };

    private static string List(IEnumerable<GroupColumn> columns) => string.Join(", ", columns.Select(Choice<GroupColumn>.NameOf));

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly FirstWeek(ReportRequest request) =>
        request.From is { } from ? Earlier(from, ((int)from.DayOfWeek + 6) % 7) : FirstDate;

    private static DateOnly Earlier(DateOnly date, int days) =>
        date.DayNumber - days > FirstDate.DayNumber ? date.AddDays(-days) : FirstDate;
}
