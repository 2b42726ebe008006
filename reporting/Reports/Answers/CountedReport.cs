using System.Runtime.CompilerServices;
using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>A report of counts and shares: its SQL says all.</summary>
internal sealed class CountedReport<TRow> : Report<TRow>
    where TRow : ReportRow, IReportRow<TRow>
{
    public override async IAsyncEnumerable<TRow> RowsAsync(
        RowsForPurpose rows, ReportRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var statement = ReportSql.Rows(request, await SourceAsync(rows, request, cancellation).ConfigureAwait(false));
        await foreach (var row in rows.ReadRowsAsync(statement, TRow.Json, cancellation).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> JsonLinesAsync(
        RowsForPurpose rows, ReportRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var statement = ReportSql.Rows(request, await SourceAsync(rows, request, cancellation).ConfigureAwait(false));
        await foreach (var lines in rows.QueryAsync(statement, "JSONEachRow", cancellation).ConfigureAwait(false))
        {
            yield return lines;
        }
    }

    public override async Task WriteAsync(RowsForPurpose rows, ReportRequest request, string format, Stream destination, CancellationToken cancellation)
    {
        var statement = ReportSql.Rows(request, await SourceAsync(rows, request, cancellation).ConfigureAwait(false));
        await rows.CopyToAsync(statement, format, destination, cancellation).ConfigureAwait(false);
    }
}
