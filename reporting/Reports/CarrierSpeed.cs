namespace Analytics.Reports;

/// <summary>Carriers side by side, the fastest first, with the ranks that their intervals allow.</summary>
internal static class CarrierSpeed
{
    private const long EnoughToRank = 30;

    public static readonly GroupShape Shape = new(["ended", "open"], ["returned", "spent"]);

    public static Contender Enter(Group group, SurvivalCurve transit, ReportRequest request)
    {
        transit.Fill(DurationScale.Of(request.Unit), group.Ended(), group.Open(), group.Sum("returned"));
        return new Contender(group.Key, Row(group, transit, request), transit.Percentile(request.Percentile), transit.Interval(request.Percentile));
    }

    public static IEnumerable<CarrierSpeedRow> Rows(IReadOnlyList<Contender> contenders, ReportRequest request) => contenders
        .Where(contender => contender.Row.N + contender.Row.InFlight > 0)
        .GroupBy(contender => contender.Key.Without(GroupColumn.Carrier))
        .OrderBy(contest => contest.Key, GroupKey.By(request.Group))
        .SelectMany(Ranked);

    private static CarrierSpeedRow Row(Group group, SurvivalCurve transit, ReportRequest request)
    {
        var (p50Low, p50High) = Figure.Interval(transit, 50);
        var (p90Low, p90High) = Figure.Interval(transit, 90);
        var (rankedLow, rankedHigh) = Figure.Interval(transit, request.Percentile);
        return new CarrierSpeedRow(group.Key)
        {
            N = transit.N,
            InFlight = transit.InFlight,
            Mean = Figure.Mean(transit, group.Sum("spent"), request.Unit),
            P50 = Figure.Percentile(transit, 50),
            P50Low = p50Low,
            P50High = p50High,
            P90 = Figure.Percentile(transit, 90),
            P90Low = p90Low,
            P90High = p90High,
            RankedBy = $"p{request.Percentile}",
            Ranked = Figure.Percentile(transit, request.Percentile),
            RankedLow = rankedLow,
            RankedHigh = rankedHigh,
            Status = ReportRow.StatusOf(transit.IsEnough),
        };
    }

    // The fastest carrier leads. Those whose interval overlaps the leader's share its rank; the first that does not leads the next tie.
    private static IEnumerable<CarrierSpeedRow> Ranked(IEnumerable<Contender> contest)
    {
        List<Contender> contenders = [.. contest];
        List<Contender> ranked = [.. contenders.Where(contender => contender.IsRanked).OrderBy(contender => contender.Time).ThenBy(contender => contender.Key.Carrier, StringComparer.Ordinal)];
        var ranks = new Dictionary<string, long>();
        var (rank, leader) = (0, default(Contender));
        for (var place = 1; place <= ranked.Count; place++)
        {
            var next = ranked[place - 1];
            (rank, leader) = leader is not null && next.Low <= leader.High ? (rank, leader) : (place, next);
            ranks.Add(next.Key.Carrier!, rank);
        }

        return contenders
            .OrderBy(contender => contender.Row.Ranked ?? double.MaxValue)
            .ThenBy(contender => contender.Key.Carrier, StringComparer.Ordinal)
            .Select(contender => !contender.IsRanked ? contender.Row : contender.Row with
            {
                Rank = ranks[contender.Key.Carrier!],
                RankLow = 1 + ranked.Count(rival => rival.High < contender.Low),
                RankHigh = ranked.Count - ranked.Count(rival => rival.Low > contender.High),
            });
    }

    /// <summary>A carrier among others.</summary>
    /// <param name="Key">Its group.</param>
    /// <param name="Row">Its figures, without a rank.</param>
    /// <param name="Time">What it is ranked by, with all decimals.</param>
    /// <param name="Interval">The interval of that.</param>
    internal sealed record Contender(GroupKey Key, CarrierSpeedRow Row, double? Time, (double? Low, double? High) Interval)
    {
        public bool IsRanked => Row.N >= EnoughToRank && Time is not null;

        public double Low => Interval.Low ?? 0;

        public double High => Interval.High ?? double.PositiveInfinity;
    }
}
