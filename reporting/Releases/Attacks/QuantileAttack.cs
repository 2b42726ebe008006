namespace Analytics.Releases;

/// <summary>
/// Extremes of quantiles: a percentile that is somebody's own duration, or that moves with the slowest parcel. Published ones are computed anew from
/// published counts: whatever follows from those tells no more than they do.
/// </summary>
internal sealed class QuantileAttack(AttackGround ground) : Attack("quantile-extremes")
{
    private long rows;
    private long strange;

    public override void SeeGroup(AttackedRow row)
    {
        rows++;
        var cells = row.Row;
        var durations = cells.Counts("durations");
        var told = new GroupFigures(cells.Number("mean_hours"), cells.Number("p50_hours"), cells.Number("p80_hours"), cells.Number("p90_hours"), cells.Number("on_time_share"));
        strange += durations.Count != ground.Dataset.Bins.Count || told != FiguresOf.Of([.. durations], [cells.Count("on_time"), cells.Count("late"), cells.Count("unpromised")], ground.Dataset.Bins, ground.LeastParcels) ? 1 : 0;
    }

    protected override AttackResult Conclude()
    {
        var moved = Moved();
        return Result(
            strange + moved == 0,
            $"The figures of {Plain.Count(rows)} groups were computed anew from their published counts, and the slowest parcel of each group slowed down without end.",
            strange + moved == 0
                ? "All follow from the counts, and nothing moved with the slowest parcel."
                : $"{Plain.Count(strange)} rows have figures that do not follow from their counts; the slowest parcel moved {Plain.Count(moved)} groups.");
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
