using Analytics.Reports;

namespace Analytics.Host.Reporting;

/// <summary>What the table of each report shows after its group columns.</summary>
internal static class ReportColumns
{
    public static readonly IReadOnlyList<TableColumn<DeliveryTimesRow>> DeliveryTimes =
    [
        new("n", row => Figures.Count(row.N), ColumnKind.Count),
        new("in flight", row => Figures.Count(row.InFlight), ColumnKind.Count, Spare: 3),
        new("mean h", row => Figures.Hours(row.MeanHours), Spare: 4),
        new("p50 h", row => Figures.Hours(row.P50Hours)),
        new("p90 h", row => Figures.Hours(row.P90Hours), Spare: 1),
        new("p90 95 %", row => Figures.Interval(row.P90LowHours, row.P90HighHours), Spare: 6),
        new("p90 h*", row => Figures.Hours(row.DeliveredOnlyP90Hours), Spare: 5),
        new("on time", row => Figures.Share(row.OnTimeShare), Spare: 2),
    ];

    public static readonly IReadOnlyList<TableColumn<CarrierSpeedRow>> CarrierSpeed =
    [
        new("n", row => Figures.Count(row.N), ColumnKind.Count),
        new("in flight", row => Figures.Count(row.InFlight), ColumnKind.Count, Spare: 4),
        new("rank", row => Figures.Rank(row.Rank, row.RankLow, row.RankHigh)),
        new("by", row => row.RankedBy, Spare: 6),
        new("hours", row => Figures.Hours(row.RankedHours)),
        new("95 %", row => Figures.Interval(row.RankedLowHours, row.RankedHighHours), Spare: 1),
        new("p50 h", row => row.RankedBy == "p50" ? "" : Figures.Hours(row.P50Hours), Spare: 3),
        new("p90 h", row => row.RankedBy == "p90" ? "" : Figures.Hours(row.P90Hours), Spare: 2),
        new("mean h", row => Figures.Hours(row.MeanHours), Spare: 5),
    ];

    public static readonly IReadOnlyList<TableColumn<OnTimeRow>> OnTime =
    [
        new("n", row => Figures.Count(row.N), ColumnKind.Count),
        new("on time", row => Figures.Share(row.OnTimeShare)),
        new("95 %", row => Figures.ShareInterval(row.OnTimeLow, row.OnTimeHigh), Spare: 2),
        new("+1 day", row => Figures.Share(row.Within1DayShare), Spare: 1),
        new("+2 days", row => Figures.Share(row.Within2DaysShare), Spare: 4),
        new("+3 days", row => Figures.Share(row.Within3DaysShare), Spare: 5),
        new("early", row => Figures.Share(row.EarlyShare), Spare: 6),
        new("late by time", row => Figures.Share(row.LateByTimeShare), Spare: 3),
    ];

    public static readonly IReadOnlyList<TableColumn<MilestonesRow>> Milestones =
    [
        new("leg", row => row.Leg, ColumnKind.Text),
        new("n", row => Figures.Count(row.N), ColumnKind.Count),
        new("in flight", row => Figures.Count(row.InFlight), ColumnKind.Count, Spare: 2),
        new("mean h", row => Figures.Hours(row.MeanHours), Spare: 3),
        new("p10 h", row => Figures.Hours(row.P10Hours), Spare: 4),
        new("p50 h", row => Figures.Hours(row.P50Hours)),
        new("p90 h", row => Figures.Hours(row.P90Hours), Spare: 1),
        new("p99 h", row => Figures.Hours(row.P99Hours), Spare: 5),
    ];

    public static readonly IReadOnlyList<TableColumn<CoverageRow>> Coverage =
    [
        new("provider", row => row.Provider, ColumnKind.Text),
        new("parcels", row => Figures.Count(row.Parcels), ColumnKind.Count),
        new("delivered", row => Figures.Count(row.Delivered), ColumnKind.Count, Spare: 4),
        new("in flight", row => Figures.Count(row.InFlight), ColumnKind.Count, Spare: 6),
        new("scans", row => Figures.Count(row.Scans), ColumnKind.Count, Spare: 1),
        new("from", row => Figures.Date(row.FirstScanAt), ColumnKind.Count, Spare: 3),
        new("to", row => Figures.Date(row.LastScanAt), ColumnKind.Count, Spare: 3),
        new("promised", row => Figures.Share(row.WithPromiseShare), Spare: 2),
        new("no zone", row => Figures.Share(row.LocalShare), Spare: 5),
    ];
}
