using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>How requests for one report are answered. They have their instant.</summary>
internal abstract class Report
{
    private static readonly Dictionary<ReportKind, Report> All = new()
    {
        [ReportKind.DeliveryTimes] = new EstimatedReport<DeliveryTimesRow>(DeliveryTimes.Rows),
        [ReportKind.CarrierSpeed] = new EstimatedReport<CarrierSpeedRow>(CarrierSpeed.Rows),
        [ReportKind.Milestones] = new EstimatedReport<MilestonesRow>(Milestones.Rows),
        [ReportKind.OnTime] = new CountedReport<OnTimeRow>(),
        [ReportKind.Exceptions] = new CountedReport<ExceptionsRow>(),
        [ReportKind.DataQuality] = new EstimatedReport<DataQualityRow>(DataQuality.Rows),
        [ReportKind.Trends] = new EstimatedReport<TrendsRow>(Trends.Rows),
        [ReportKind.Distribution] = new EstimatedReport<DistributionRow>(Distribution.Rows),
        [ReportKind.Coverage] = new CountedReport<CoverageRow>(),
    };

    public static Report Of(ReportKind kind) => All[kind];

    public static Report<TRow> Of<TRow>()
        where TRow : ReportRow, IReportRow<TRow> => (Report<TRow>)All[TRow.Report];

    /// <summary>The rows, each as a JSON object on a line of its own, cut anywhere; a chunk is valid until the next one is asked for.</summary>
    public abstract IAsyncEnumerable<ReadOnlyMemory<byte>> JsonLinesAsync(IClickHouse clickHouse, ReportRequest request, CancellationToken cancellation);

    /// <summary>Writes the rows in a format of the engine.</summary>
    public abstract Task WriteAsync(IClickHouse clickHouse, ReportRequest request, string format, Stream destination, CancellationToken cancellation);

    /// <summary>The statement that the report's SQL file has for a request.</summary>
    protected static async ValueTask<Statement> StatementAsync(IClickHouse clickHouse, ReportRequest request, CancellationToken cancellation) =>
        ReportSql.Rows(request, await clickHouse.ReadScalarAsync<long>(ReportSql.LastScan(request), cancellation).ConfigureAwait(false));
}

/// <inheritdoc/>
/// <typeparam name="TRow">Its rows.</typeparam>
internal abstract class Report<TRow> : Report
{
    public abstract IAsyncEnumerable<TRow> RowsAsync(IClickHouse clickHouse, ReportRequest request, CancellationToken cancellation);
}
