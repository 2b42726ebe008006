namespace Analytics.Reports;

/// <summary>Where the time goes: the legs of the way.</summary>
internal static class Milestones
{
    // In Milestones.sql the columns of a leg begin with its name.
    private static readonly string[] Legs = [.. MetricDefinitions.Legs.Select(leg => leg.Name)];

    public static readonly GroupShape Shape = new(
        [.. Legs.SelectMany(leg => new[] { $"{leg}_ended", $"{leg}_open" })],
        [.. Legs.SelectMany(leg => new[] { $"{leg}_returned", $"{leg}_spent" })]);

    public static MilestonesRow[] RowsOf(Group group, SurvivalCurve time, ReportRequest request) => Array.ConvertAll(Legs, leg =>
    {
        time.Fill(DurationScale.Of(request.Unit), group.Ended($"{leg}_ended"), group.Open($"{leg}_open"), group.Sum($"{leg}_returned"));
        return Row(group, leg, time, request.Unit);
    });

    public static IEnumerable<MilestonesRow> Rows(IReadOnlyList<MilestonesRow[]> groups, ReportRequest request) => groups.SelectMany(rows => rows);

    private static MilestonesRow Row(Group group, string leg, SurvivalCurve time, DurationUnit unit) => new(group.Key)
    {
        Leg = leg,
        N = time.N,
        InFlight = time.InFlight,
        Mean = Figure.Mean(time, group.Sum($"{leg}_spent"), unit),
        P10 = Figure.Percentile(time, 10),
        P25 = Figure.Percentile(time, 25),
        P50 = Figure.Percentile(time, 50),
        P75 = Figure.Percentile(time, 75),
        P80 = Figure.Percentile(time, 80),
        P85 = Figure.Percentile(time, 85),
        P90 = Figure.Percentile(time, 90),
        P95 = Figure.Percentile(time, 95),
        P97 = Figure.Percentile(time, 97),
        P99 = Figure.Percentile(time, 99),
        Status = ReportRow.StatusOf(time.IsEnough),
    };
}
