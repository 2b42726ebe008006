using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>A report of durations: its SQL adds up what the cells hold, and the figures are estimated from that.</summary>
/// <typeparam name="TMade">What is made of one group by itself.</typeparam>
/// <typeparam name="TRow">Its rows.</typeparam>
/// <param name="shape">What the SQL gives.</param>
/// <param name="estimate">Makes something of a group, with a curve to fill.</param>
/// <param name="arrange">Makes the rows of all that was made, which is in the order of the groups.</param>
internal sealed class EstimatedReport<TMade, TRow>(
    GroupShape shape, Func<Group, SurvivalCurve, ReportRequest, TMade> estimate, Func<IReadOnlyList<TMade>, ReportRequest, IEnumerable<TRow>> arrange) : Report<TRow>
    where TRow : ReportRow, IReportRow<TRow>
{
    // What is read as JSON only needs no more escapes than JSON itself does.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override async IAsyncEnumerable<TRow> RowsAsync(
        RowsForPurpose rows, ReportRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var row in await EstimateAsync(rows, request, cancellation).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> JsonLinesAsync(
        RowsForPurpose rows, ReportRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return Lines(await EstimateAsync(rows, request, cancellation).ConfigureAwait(false), new RowShape<TRow>(request));
    }

    public override async Task WriteAsync(RowsForPurpose rows, ReportRequest request, string format, Stream destination, CancellationToken cancellation)
    {
        var shape = new RowShape<TRow>(request);
        var lines = Lines(await EstimateAsync(rows, request, cancellation).ConfigureAwait(false), shape);
        var given = ReportSql.Given(shape.Structure, Encoding.UTF8.GetString(lines.Span));
        await rows.CopyToAsync(given, format, destination, cancellation).ConfigureAwait(false);
    }

    private async ValueTask<IEnumerable<TRow>> EstimateAsync(RowsForPurpose rows, ReportRequest request, CancellationToken cancellation)
    {
        var source = await SourceAsync(rows, request, cancellation).ConfigureAwait(false);
        var reader = new GroupReader(shape with { AreEndedCounted = shape.AreEndedCounted || source.AreKeysCounted }, request.Group);
        var made = await GroupRows.MakeAsync(
            rows, ReportSql.Rows(request, source), reader, (group, curve) => estimate(group, curve, request), cancellation).ConfigureAwait(false);
        return arrange(made, request);
    }

    private static ReadOnlyMemory<byte> Lines(IEnumerable<TRow> rows, RowShape<TRow> shape)
    {
        var lines = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(lines, Plain);
        foreach (var row in rows)
        {
            shape.Write(json, row);
            json.Flush();
            json.Reset();
            lines.Write("\n"u8);
        }

        return lines.WrittenMemory;
    }
}
