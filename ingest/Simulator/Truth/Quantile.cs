namespace Analytics.Simulator;

/// <summary>Quantiles of durations in seconds, some of which never end.</summary>
internal static class Quantile
{
    /// <summary>Stands for a duration that never ends.</summary>
    public const int Never = int.MaxValue;

    /// <summary>
    /// The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan), in hours; null where there
    /// are no durations, or where it falls among those that never end.
    /// </summary>
    /// <param name="sorted">Durations in seconds, rising.</param>
    /// <param name="share">Between 0 and 1.</param>
    public static double? Hours(ReadOnlySpan<int> sorted, double share)
    {
        if (sorted.IsEmpty)
        {
            return null;
        }

        var at = (sorted.Length - 1) * share;
        var below = (int)at;
        var above = at > below ? below + 1 : below;
        return sorted[above] == Never ? null : (sorted[below] + ((at - below) * (sorted[above] - (double)sorted[below]))) / 3600;
    }
}
