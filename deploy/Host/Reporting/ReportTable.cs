using Analytics.Reports;

namespace Analytics.Host.Reporting;

/// <summary>A report for people: a table of 80 columns, and below it what its figures mean.</summary>
internal static class ReportTable
{
    public static Task WriteAsync(ReportRunner runner, ReportRequest request, TextWriter output, bool isQuiet, CancellationToken cancellation) => request.Report switch
    {
        ReportKind.DeliveryTimes => WriteAsync(runner, request, output, isQuiet, ReportColumns.DeliveryTimes, cancellation),
        ReportKind.CarrierSpeed => WriteAsync(runner, request, output, isQuiet, ReportColumns.CarrierSpeed, cancellation),
        ReportKind.OnTime => WriteAsync(runner, request, output, isQuiet, ReportColumns.OnTime, cancellation),
        ReportKind.Milestones => WriteAsync(runner, request, output, isQuiet, ReportColumns.Milestones, cancellation),
        ReportKind.Coverage => WriteAsync(runner, request, output, isQuiet, ReportColumns.Coverage, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Report, "This report has no table."),
    };

    private static async Task WriteAsync<TRow>(
        ReportRunner runner, ReportRequest request, TextWriter output, bool isQuiet, IReadOnlyList<TableColumn<TRow>> columns, CancellationToken cancellation)
        where TRow : ReportRow, IReportRow<TRow>
    {
        var dated = runner.Dated(request);
        var rows = new List<TRow>();
        await foreach (var row in runner.RowsAsync<TRow>(dated, cancellation).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        if (rows.Count == 0)
        {
            await output.WriteLineAsync("No parcels match. Take filters away, or load data first (analytics load --help).").ConfigureAwait(false);
            return;
        }

        new TextTable<TRow>([.. dated.Group.Select(GroupColumnOf<TRow>), .. columns], Note).Write(rows, output);
        if (!isQuiet)
        {
            ReportNotes.Write(dated, output);
        }
    }

    private static string? Note(ReportRow row) => row.Status == ReportRow.InsufficientData ? row.Status : null;

    private static TableColumn<TRow> GroupColumnOf<TRow>(GroupColumn column)
        where TRow : ReportRow =>
        new(column.ToString().ToLowerInvariant(), row => Figures.Group(row, column), column is GroupColumn.Week or GroupColumn.Month ? ColumnKind.Count : ColumnKind.Text);
}
