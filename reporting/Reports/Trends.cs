namespace Analytics.Reports;

/// <summary>Weeks beside the weeks before them, with control limits.</summary>
internal static class Trends
{
    /// <summary>How far back a week looks.</summary>
    public const int DaysOfHistory = 12 * 7;

    public static readonly GroupShape Shape = new(["ended", "open"], ["returned", "promised", "on_time"]);

    public static (GroupKey Series, TrendsRow Row) Week(Group group, SurvivalCurve transit, ReportRequest request) =>
        (group.Key.Without(GroupColumn.Week, GroupColumn.Month), Row(group, transit, request.AsOf!.Value));

    public static IEnumerable<TrendsRow> Rows(IReadOnlyList<(GroupKey Series, TrendsRow Row)> weeks, ReportRequest request) => weeks
        .Where(week => week.Row.N + week.Row.InFlight > 0)
        .GroupBy(week => week.Series, week => week.Row)
        .OrderBy(series => series.Key, GroupKey.By(request.Group))
        .SelectMany(series => Limited([.. series.OrderBy(row => row.Week)]))
        .Where(row => row.Week >= request.FirstWeek);

    private static TrendsRow Row(Group group, SurvivalCurve transit, DateTimeOffset asOf)
    {
        transit.Fill(DurationScale.Hours, group.Ended(), group.Open(), group.Sum("returned"));
        var (onTime, promised) = (group.Sum("on_time"), group.Sum("promised"));
        var hasEnded = group.Key.Week!.Value.AddDays(7).ToDateTime(TimeOnly.MinValue) <= asOf.UtcDateTime;
        return new TrendsRow(group.Key)
        {
            N = transit.N,
            InFlight = transit.InFlight,
            P50Hours = Figure.Percentile(transit, 50),
            P90Hours = Figure.Percentile(transit, 90),
            Promised = promised,
            OnTimeShare = Shares.Of(onTime, promised),
            IsComplete = hasEnded && transit.InFlight * 20 < transit.N + transit.InFlight,
            Status = ReportRow.StatusOf(transit.IsEnough),
        };
    }

    // Each week of a series beside the complete ones before it.
    private static IEnumerable<TrendsRow> Limited(IReadOnlyList<TrendsRow> series) => series.Select(week =>
    {
        List<TrendsRow> before = [.. series.Where(other => other.IsComplete && other.Week < week.Week && other.Week >= week.Week!.Value.AddDays(-DaysOfHistory))];
        var transit = ControlLimits.Of([.. before.Select(other => other.P50Hours).OfType<double>()]);
        var kept = ControlLimits.Of([.. before.Select(other => other.OnTimeShare).OfType<double>()]);
        var row = week with
        {
            CenterHours = Figure.Rounded(transit?.Center),
            LowerLimitHours = Figure.Rounded(transit is { Lower: var lower } ? Math.Max(0, lower) : null),
            UpperLimitHours = Figure.Rounded(transit?.Upper),
            OnTimeCenter = Shares.Rounded(kept?.Center),
            OnTimeLowerLimit = Shares.Rounded(kept is { Lower: var least } ? Math.Max(0, least) : null),
            OnTimeUpperLimit = Shares.Rounded(kept is { Upper: var most } ? Math.Min(1, most) : null),
        };
        return row with { Change = ChangeOf(row) };
    });

    private static string? ChangeOf(TrendsRow week) => week switch
    {
        { IsComplete: false } or { P50Hours: null } or { CenterHours: null } => null,
        _ when week.P50Hours > week.UpperLimitHours => "slower",
        _ when week.P50Hours < week.LowerLimitHours => "faster",
        _ => "none",
    };
}
