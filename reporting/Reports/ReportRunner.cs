using System.Runtime.CompilerServices;
using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>Answers requests from the warehouse. Safe to use from many threads.</summary>
/// <param name="rows">Where the cells are.</param>
/// <param name="time">Tells the instant of requests that name none.</param>
public sealed class ReportRunner(RowsForPurpose rows, TimeProvider time)
{
    /// <summary>Writes the report in the format of the request. The same data and request give the same bytes.</summary>
    /// <exception cref="ArgumentException">The format is <see cref="ReportFormat.Table"/>, which is no bytes.</exception>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async Task RunAsync(ReportRequest request, Stream destination, CancellationToken cancellation = default)
    {
        if (request.Format == ReportFormat.Json)
        {
            var array = new JsonArray(destination);
            await foreach (var lines in JsonLinesAsync(request, cancellation).ConfigureAwait(false))
            {
                await array.WriteAsync(lines, cancellation).ConfigureAwait(false);
            }

            await array.EndAsync(cancellation).ConfigureAwait(false);
            return;
        }

        var format = request.Format switch
        {
            ReportFormat.Csv => "CSVWithNames",
            ReportFormat.Parquet => "Parquet",
            ReportFormat.Arrow => "Arrow",
            _ => throw new ArgumentException("A table is made from the rows; ask for those.", nameof(request)),
        };
        await Report.Of(request.Report).WriteAsync(rows, Dated(request), format, destination, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// The rows of the report, in its order, each as a JSON object on a line of its own: the bytes in chunks that are cut anywhere and
    /// valid until the next one is asked for. The format of the request plays no part.
    /// </summary>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> JsonLinesAsync(ReportRequest request, CancellationToken cancellation = default) =>
        Report.Of(request.Report).JsonLinesAsync(rows, Dated(request), cancellation);

    /// <summary>The rows of the report, in its order; the format of the request plays no part.</summary>
    /// <typeparam name="TRow">The row of the request's report.</typeparam>
    /// <exception cref="ArgumentException">The rows are those of another report.</exception>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async IAsyncEnumerable<TRow> RowsAsync<TRow>(ReportRequest request, [EnumeratorCancellation] CancellationToken cancellation = default)
        where TRow : ReportRow, IReportRow<TRow>
    {
        if (request.Report != TRow.Report)
        {
            throw new ArgumentException($"A {typeof(TRow).Name} is no row of {request.Report}.", nameof(request));
        }

        await foreach (var row in Report.Of<TRow>().RowsAsync(rows, Dated(request), cancellation).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    private ReportRequest Dated(ReportRequest request) => request.At(time.GetUtcNow());
}
