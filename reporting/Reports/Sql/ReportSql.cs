using System.Globalization;
using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>The statements that answer a request.</summary>
internal static class ReportSql
{
    // Table expressions of Coverage.sql and DataQuality.sql themselves.
    private const string BegunParcels = "begun";
    private const string ToldCells = "told";

    /// <summary>Gives the second of the last scan that the kept cells know of.</summary>
    public static Statement LastScan { get; } = new(SqlTemplate.Fill("LastScan.sql", new Dictionary<string, string>()));

    /// <summary>The same for a request alone, which has its instant.</summary>
    public static Statement LastScanOf(ReportRequest request) =>
        new(SqlTemplate.Fill("LastScanOf.sql", Words(request, CellSource.Kept(request).Cells)), Parameters(request));

    /// <summary>Gives what the file <c>{report}.sql</c> says of a request, which has its instant.</summary>
    public static Statement Rows(ReportRequest request, CellSource source)
    {
        var words = Words(request, request.Report switch
        {
            ReportKind.Coverage => BegunParcels,
            ReportKind.DataQuality => ToldCells,
            _ => source.Cells,
        });
        words["cells"] = source.Cells;
        words["scan_cells"] = source.ScanCells;
        return new Statement(SqlTemplate.Fill($"{request.Report}.sql", words), Parameters(request));
    }

    /// <summary>Gives rows as they are given to it, for the engine to write files from.</summary>
    /// <param name="structure">Names and types of the columns.</param>
    /// <param name="jsonLines">The rows, a JSON object on a line each.</param>
    public static Statement Given(string structure, string jsonLines)
    {
        // The engine takes no columns from the structure where there is no row.
        var source = jsonLines.Length > 0 ? "format('JSONEachRow', {structure:String}, {rows:String})" : "null({structure:String})";
        return new(
            SqlTemplate.Fill("Given.sql", new Dictionary<string, string> { ["source"] = source }),
            new Dictionary<string, string> { ["structure"] = structure, ["rows"] = jsonLines });
    }

    private static Dictionary<string, string> Words(ReportRequest request, string source)
    {
        var group = string.Join(", ", request.Group.Select(Choice<GroupColumn>.NameOf));
        var isHours = request.Unit == DurationUnit.Hours;
        var unit = Choice<DurationUnit>.NameOf(request.Unit).Replace('-', '_');
        return new Dictionary<string, string>
        {
            ["source"] = source,
            ["group"] = group,
            ["group,"] = group.Length > 0 ? group + "," : "",
            // columns of a measure in the cells, and functions of Durations.sql
            ["unit"] = unit,
            ["bin"] = isHours ? "bin" : "day_bin",
            ["spent"] = isHours ? "seconds" : unit,
        };
    }

    private static Dictionary<string, string> Parameters(ReportRequest request) => new()
    {
        ["as_of"] = request.AsOf!.Value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["read_from"] = Date(request.Report == ReportKind.Trends ? ReportRequest.Earlier(request.FirstWeek, Trends.DaysOfHistory) : request.FirstWeek),
        ["to"] = Date(request.To ?? ReportRequest.LastDate),
        ["carrier"] = request.Carrier ?? "",
        ["service"] = request.Service ?? "",
        ["origin"] = request.Origin ?? "",
        ["destination"] = request.Destination ?? "",
        ["lane"] = request.Lane ?? "",
        ["leave_out_mixed_clocks"] = request.LeaveOutMixedClocks ? "true" : "false",
    };

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
