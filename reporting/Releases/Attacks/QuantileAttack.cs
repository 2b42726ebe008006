namespace Analytics.Releases;

/// <summary>
/// Extremes of quantiles: a percentile that is somebody's own duration, or that moves with the slowest parcel. Published ones are computed anew from
/// published counts, and held against the exact ones.
/// </summary>
internal sealed class QuantileAttack(AttackGround ground) : Attack("quantile-extremes")
{
    // Chances below one in a billion, by six standard deviations of a count that is half the sum of its neighbours.
    private const double Deviations = 6;

    private readonly Dictionary<int, (double P50, double P90)> exact = ExactPercentiles.Of(ground.Eligible.Parcels.Group, ground.Eligible.Minutes);
    private readonly Dictionary<int, long> steps = [];
    private long rows;
    private long strange;

    public override void SeeGroup(AttackedRow row)
    {
        rows++;
        var cells = row.Row;
        var durations = cells.Counts("durations");
        var told = new GroupFigures(cells.Number("mean_hours"), cells.Number("p50_hours"), cells.Number("p80_hours"), cells.Number("p90_hours"), cells.Number("on_time_share"));
        strange += durations.Count != ground.Dataset.Bins.Count || told != FiguresOf.Of([.. durations], [cells.Count("on_time"), cells.Count("late"), cells.Count("unpromised")], ground.Dataset.Bins, ground.LeastParcels) ? 1 : 0;
        if (exact.TryGetValue(row.Group, out var own))
        {
            Compare(told.P50Hours, own.P50);
            Compare(told.P90Hours, own.P90);
        }
    }

    protected override AttackResult Conclude()
    {
        var (same, beside) = (steps.GetValueOrDefault(0), steps.GetValueOrDefault(-1) + steps.GetValueOrDefault(1));
        var expected = Math.Max(1, beside / 2.0);
        var isOwn = same > (2 * expected) + (Deviations * Math.Sqrt(expected));
        var moved = Moved();
        return Result(
            strange + moved == 0 && !isOwn,
            $"The figures of {Plain.Count(rows)} groups were computed anew from their published counts, their percentiles held against the exact ones, and the slowest parcel of each group slowed down without end.",
            strange + moved == 0 && !isOwn
                ? "All follow from the counts; percentiles are the exact ones no more often than chance has it, and nothing moved with the slowest parcel."
                : $"{Plain.Count(strange)} rows have figures that do not follow from their counts; {(isOwn ? "percentiles are the exact ones too often" : "percentiles are not the exact ones")}; the slowest parcel moved {Plain.Count(moved)} groups.");
    }

    // In tenths of hours, as they are published.
    private void Compare(double? told, double exactly)
    {
        if (told is { } hours)
        {
            var step = (int)Math.Clamp(Math.Round((hours - Math.Round(exactly, 1, MidpointRounding.AwayFromZero)) * 10), -100, 100);
            steps[step] = steps.GetValueOrDefault(step) + 1;
        }
    }

    // A parcel of the open bin stays in it however long it takes, and its bin is all that is known of it.
    private long Moved()
    {
        var (parcels, edges) = (ground.Eligible.Parcels, ground.Dataset.Bins.Edges);
        var moved = 0L;
        for (var parcel = 0; parcel < parcels.Count; parcel++)
        {
            var (bin, hours) = (parcels.Bin[parcel], ground.Eligible.Minutes[parcel] / 60.0);
            moved += hours < edges[bin] || (bin + 1 < edges.Count && hours >= edges[bin + 1]) ? 1 : 0;
        }

        return moved;
    }
}
