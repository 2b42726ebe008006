using Analytics.Reports;

namespace Analytics.Host.Reporting;

/// <summary>A report for people: a table of 80 columns, and below it what its figures mean.</summary>
internal static class ReportTable
{
    public static Task WriteAsync(ReportRunner runner, ReportRequest request, TextWriter output, bool isQuiet, CancellationToken cancellation) => request.Report switch
    {
        ReportKind.DeliveryTimes => WriteAsync(runner, request, output, isQuiet, DeliveryTimes, cancellation),
        ReportKind.CarrierSpeed => WriteAsync(runner, request, output, isQuiet, CarrierSpeed, cancellation),
        ReportKind.OnTime => WriteAsync(runner, request, output, isQuiet, OnTime, cancellation),
        ReportKind.Milestones => WriteAsync(runner, request, output, isQuiet, Milestones, cancellation),
        ReportKind.Coverage => WriteAsync(runner, request, output, isQuiet, Coverage, cancellation),
        ReportKind.Exceptions => WriteAsync(runner, request, output, isQuiet, Exceptions, cancellation),
        ReportKind.DataQuality => WriteAsync(runner, request, output, isQuiet, DataQuality, cancellation),
        ReportKind.Trends => WriteAsync(runner, request, output, isQuiet, Trends, cancellation),
        ReportKind.Distribution => WriteAsync(runner, request, output, isQuiet, Distribution, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Report, "This report has no table."),
    };

    private static readonly TextColumn<DeliveryTimesRow>[] DeliveryTimes =
    [
        new("n", row => Figures.Count(row.N)),
        new("in flight", row => Figures.Count(row.InFlight)),
        new("mean h", row => Figures.Hours(row, row.MeanHours), Spare: 2),
        new("p50 h", row => Figures.Hours(row, row.P50Hours)),
        new("p90 h", row => Figures.Hours(row, row.P90Hours)),
        new("p90 h*", row => Figures.Hours(row, row.DeliveredOnlyP90Hours), Spare: 3),
        new("on time", row => Figures.Share(row.OnTimeShare), Spare: 1),
        new("", Figures.Status, IsRemark: true),
    ];

    private static readonly TextColumn<CarrierSpeedRow>[] CarrierSpeed =
    [
        new("rank", row => Figures.Rank(row.Rank, row.RankLow, row.RankHigh)),
        new("n", row => Figures.Count(row.N)),
        new("in flight", row => Figures.Count(row.InFlight), Spare: 2),
        new("mean h", row => Figures.Hours(row, row.MeanHours), Spare: 3),
        new("p50 h", row => Figures.Hours(row, row.P50Hours)),
        new("from", row => Figures.Hours(row, row.P50LowHours), Spare: 1),
        new("to", row => Figures.Hours(row, row.P50HighHours), Spare: 1),
        new("p90 h", row => Figures.Hours(row, row.P90Hours)),
        new("", Figures.Status, IsRemark: true),
    ];

    private static readonly TextColumn<OnTimeRow>[] OnTime =
    [
        new("n", row => Figures.Count(row.N)),
        new("on time", row => Figures.Share(row.OnTimeShare)),
        new("from", row => Figures.Share(row.OnTimeLow), Spare: 2),
        new("to", row => Figures.Share(row.OnTimeHigh), Spare: 2),
        new("+1 day", row => Figures.Share(row.Within1DayShare), Spare: 1),
        new("+2 days", row => Figures.Share(row.Within2DaysShare), Spare: 3),
        new("+3 days", row => Figures.Share(row.Within3DaysShare), Spare: 4),
        new("late by time", row => Figures.Share(row.LateByTimeShare), Spare: 5),
        new("", Figures.Status, IsRemark: true),
    ];

    private static readonly TextColumn<MilestonesRow>[] Milestones =
    [
        new("leg", row => row.Leg.Replace('_', ' '), IsText: true),
        new("n", row => Figures.Count(row.N)),
        new("in flight", row => Figures.Count(row.InFlight)),
        new("mean h", row => Figures.Hours(row, row.MeanHours), Spare: 1),
        new("p50 h", row => Figures.Hours(row, row.P50Hours)),
        new("p90 h", row => Figures.Hours(row, row.P90Hours)),
        new("", Figures.Status, IsRemark: true),
    ];

    private static readonly TextColumn<CoverageRow>[] Coverage =
    [
        new("provider", row => row.Provider, IsText: true),
        new("parcels", row => Figures.Count(row.Parcels)),
        new("delivered", row => Figures.Count(row.Delivered)),
        new("in flight", row => Figures.Count(row.InFlight), Spare: 2),
        new("scans", row => Figures.Count(row.Scans)),
        new("from", row => Figures.Date(row.FirstScanAt), Spare: 1),
        new("to", row => Figures.Date(row.LastScanAt), Spare: 1),
        new("promised", row => Figures.Share(row.WithPromiseShare), Spare: 3),
    ];

    private static readonly TextColumn<ExceptionsRow>[] Exceptions =
    [
        new("parcels", row => Figures.Count(row.Parcels)),
        new("exception", row => Figures.Share(row.ExceptionShare)),
        new("1st try", row => Figures.Share(row.FirstAttemptSuccess)),
        new("lost", row => Figures.Share(row.LostShare)),
        new("returned", row => Figures.Share(row.ReturnShare), Spare: 1),
        new("damaged", row => Figures.Share(row.DamageShare), Spare: 2),
        new("", Figures.Status, IsRemark: true),
    ];

    private static readonly TextColumn<DataQualityRow>[] DataQuality =
    [
        new("parcels", row => Figures.Count(row.Parcels)),
        new("scans", row => Figures.Count(row.Scans)),
        new("seen p50 min", row => Figures.Minutes(row.ScanLatencyP50Minutes)),
        new("p90 min", row => Figures.Minutes(row.ScanLatencyP90Minutes), Spare: 1),
        new("no pickup", row => Figures.Share(row.MissingPickupShare)),
        new("no out f. d.", row => Figures.Share(row.MissingOutForDeliveryShare), Spare: 3),
        new("no info", row => Figures.Share(row.MissingInfoReceivedShare), Spare: 5),
        new("local", row => Figures.Share(row.LocalClockShare), Spare: 2),
        new("mixed", row => Figures.Share(row.MixedClocksShare), Spare: 4),
        new("unknown", row => Figures.Share(row.UnknownStatusShare)),
        new("", Figures.Status, IsRemark: true),
    ];

    private static readonly TextColumn<TrendsRow>[] Trends =
    [
        new("n", row => Figures.Count(row.N)),
        new("in flight", row => Figures.Count(row.InFlight), Spare: 3),
        new("p50 h", row => Figures.Hours(row, row.P50Hours)),
        new("from", row => Figures.Limit(row.LowerLimitHours)),
        new("to", row => Figures.Limit(row.UpperLimitHours)),
        new("p90 h", row => Figures.Hours(row, row.P90Hours), Spare: 2),
        new("on time", row => Figures.Share(row.OnTimeShare), Spare: 1),
        new("", Figures.Change, IsRemark: true),
    ];

    private static readonly TextColumn<DistributionRow>[] Distribution =
    [
        new("from h", row => Figures.Bound(row.FromHours)),
        new("to h", row => Figures.Bound(row.ToHours)),
        new("n", row => Figures.Count(row.N)),
        new("share", row => Figures.Share(row.Share)),
        new("", row => row.Share is { } share ? new string('#', (int)Math.Ceiling(share * 40)) : Figures.Status(row), IsRemark: true),
    ];

    private static async Task WriteAsync<TRow>(
        ReportRunner runner, ReportRequest request, TextWriter output, bool isQuiet, IReadOnlyList<TextColumn<TRow>> figures, CancellationToken cancellation)
        where TRow : ReportRow, IReportRow<TRow>
    {
        var rows = new List<TRow>();
        await foreach (var row in runner.RowsAsync<TRow>(request, cancellation).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        if (rows.Count == 0)
        {
            await output.WriteLineAsync("No parcels match. Take filters away, or load data first (analytics load --help).").ConfigureAwait(false);
            return;
        }

        TextTable.Write(rows, [.. request.Group.Select(GroupColumnOf<TRow>), .. figures], output);
        if (!isQuiet)
        {
            ReportNotes.Write(request.Report, output);
        }
    }

    private static TextColumn<TRow> GroupColumnOf<TRow>(GroupColumn column)
        where TRow : ReportRow => new(column.ToString().ToLowerInvariant(), row => Figures.Group(row, column), IsText: true);
}
