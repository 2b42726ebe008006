namespace Analytics.Reports.Tests.Reference;

/// <summary>Percentiles of values that are all known: linear interpolation between order statistics (type 7 of Hyndman and Fan).</summary>
internal static class Quantiles
{
    public static double Type7(IReadOnlyList<double> sorted, double p)
    {
        var position = (sorted.Count - 1) * p;
        var lower = (int)Math.Floor(position);
        var upper = Math.Min(lower + 1, sorted.Count - 1);
        return sorted[lower] + (position - lower) * (sorted[upper] - sorted[lower]);
    }

    /// <summary>Durations in hours after binning: those of one bin spread evenly over it.</summary>
    public static List<double> Binned(IEnumerable<long> seconds) =>
        [.. seconds.GroupBy(Bins.Of).SelectMany(bin => bin.Select((_, i) => bin.Key.Start!.Value + bin.Key.Width * (i + 0.5) / bin.Count())).Order()];
}
