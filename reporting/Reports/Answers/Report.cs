using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>How requests for one report are answered. They have their instant.</summary>
internal abstract class Report
{
    private static readonly Dictionary<ReportKind, Report> All = new()
    {
        [ReportKind.DeliveryTimes] = new EstimatedReport<DeliveryTimesRow, DeliveryTimesRow>(DeliveryTimes.Shape, DeliveryTimes.Row, DeliveryTimes.Rows),
        [ReportKind.CarrierSpeed] = new EstimatedReport<CarrierSpeed.Contender, CarrierSpeedRow>(CarrierSpeed.Shape, CarrierSpeed.Enter, CarrierSpeed.Rows),
        [ReportKind.Milestones] = new EstimatedReport<MilestonesRow[], MilestonesRow>(Milestones.Shape, Milestones.RowsOf, Milestones.Rows),
        [ReportKind.OnTime] = new CountedReport<OnTimeRow>(),
        [ReportKind.Exceptions] = new CountedReport<ExceptionsRow>(),
        [ReportKind.DataQuality] = new EstimatedReport<DataQualityRow, DataQualityRow>(DataQuality.Shape, DataQuality.Row, DataQuality.Rows),
        [ReportKind.Trends] = new EstimatedReport<(GroupKey, TrendsRow), TrendsRow>(Trends.Shape, Trends.Week, Trends.Rows),
        [ReportKind.Distribution] = new EstimatedReport<(GroupKey, IReadOnlyList<(int, long)>), DistributionRow>(Distribution.Shape, Distribution.Spread, Distribution.Rows),
        [ReportKind.Coverage] = new CountedReport<CoverageRow>(),
    };

    public static Report Of(ReportKind kind) => All[kind];

    public static Report<TRow> Of<TRow>()
        where TRow : ReportRow, IReportRow<TRow> => (Report<TRow>)All[TRow.Report];

    /// <summary>The rows, each as a JSON object on a line of its own, cut anywhere; a chunk is valid until the next one is asked for.</summary>
    public abstract IAsyncEnumerable<ReadOnlyMemory<byte>> JsonLinesAsync(RowsForPurpose rows, ReportRequest request, CancellationToken cancellation);

    /// <summary>Writes the rows in a format of the engine.</summary>
    public abstract Task WriteAsync(RowsForPurpose rows, ReportRequest request, string format, Stream destination, CancellationToken cancellation);

    /// <summary>Which cells a request is answered from.</summary>
    protected static async ValueTask<CellSource> SourceAsync(RowsForPurpose rows, ReportRequest request, CancellationToken cancellation)
    {
        var asOf = request.AsOf!.Value.ToUnixTimeSeconds();
        return asOf >= await rows.ReadScalarAsync<long>(ReportSql.LastScan, cancellation).ConfigureAwait(false)
            || asOf >= await rows.ReadScalarAsync<long>(ReportSql.LastScanOf(request), cancellation).ConfigureAwait(false)
                ? CellSource.Kept(request)
                : CellSource.Past;
    }
}

/// <inheritdoc/>
/// <typeparam name="TRow">Its rows.</typeparam>
internal abstract class Report<TRow> : Report
{
    public abstract IAsyncEnumerable<TRow> RowsAsync(RowsForPurpose rows, ReportRequest request, CancellationToken cancellation);
}
