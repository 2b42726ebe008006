namespace Analytics.Reports;

/// <summary>How long parcels take, from first possession scan to delivery.</summary>
internal static class DeliveryTimes
{
    public static readonly GroupShape Shape = new(["ended", "open"], ["returned", "spent", "promised", "on_time"]);

    public static DeliveryTimesRow Row(Group group, SurvivalCurve transit, ReportRequest request)
    {
        transit.Fill(DurationScale.Of(request.Unit), group.Ended(), group.Open(), group.Sum("returned"));
        var (p50Low, p50High) = Figure.Interval(transit, 50);
        var (p90Low, p90High) = Figure.Interval(transit, 90);
        var (onTime, promised) = (group.Sum("on_time"), group.Sum("promised"));
        var (onTimeLow, onTimeHigh) = Shares.IntervalOf(onTime, promised);
        return new DeliveryTimesRow(group.Key)
        {
            N = transit.N,
            InFlight = transit.InFlight,
            Mean = Figure.Mean(transit, group.Sum("spent"), request.Unit),
            P10 = Figure.Percentile(transit, 10),
            P25 = Figure.Percentile(transit, 25),
            P50 = Figure.Percentile(transit, 50),
            P75 = Figure.Percentile(transit, 75),
            P80 = Figure.Percentile(transit, 80),
            P85 = Figure.Percentile(transit, 85),
            P90 = Figure.Percentile(transit, 90),
            P95 = Figure.Percentile(transit, 95),
            P97 = Figure.Percentile(transit, 97),
            P99 = Figure.Percentile(transit, 99),
            P50Low = p50Low,
            P50High = p50High,
            P90Low = p90Low,
            P90High = p90High,
            DeliveredOnlyP10 = Figure.Rounded(transit.EndedOnlyPercentile(10)),
            DeliveredOnlyP25 = Figure.Rounded(transit.EndedOnlyPercentile(25)),
            DeliveredOnlyP50 = Figure.Rounded(transit.EndedOnlyPercentile(50)),
            DeliveredOnlyP75 = Figure.Rounded(transit.EndedOnlyPercentile(75)),
            DeliveredOnlyP80 = Figure.Rounded(transit.EndedOnlyPercentile(80)),
            DeliveredOnlyP85 = Figure.Rounded(transit.EndedOnlyPercentile(85)),
            DeliveredOnlyP90 = Figure.Rounded(transit.EndedOnlyPercentile(90)),
            DeliveredOnlyP95 = Figure.Rounded(transit.EndedOnlyPercentile(95)),
            DeliveredOnlyP97 = Figure.Rounded(transit.EndedOnlyPercentile(97)),
            DeliveredOnlyP99 = Figure.Rounded(transit.EndedOnlyPercentile(99)),
            Promised = promised,
            OnTimeShare = Shares.Of(onTime, promised),
            OnTimeLow = onTimeLow,
            OnTimeHigh = onTimeHigh,
            Status = ReportRow.StatusOf(transit.IsEnough),
        };
    }

    public static IEnumerable<DeliveryTimesRow> Rows(IReadOnlyList<DeliveryTimesRow> rows, ReportRequest request) =>
        rows.Where(row => row.N + row.InFlight > 0);
}
