namespace Analytics.Releases;

/// <summary>Exact percentiles of groups, in hours: what released ones are held against within the house.</summary>
internal static class ExactPercentiles
{
    /// <param name="groups">The group of each parcel.</param>
    /// <param name="minutes">How long it took.</param>
    public static Dictionary<int, (double P50, double P90)> Of(int[] groups, uint[] minutes)
    {
        var ordered = (uint[])minutes.Clone();
        var keys = new long[groups.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ((long)groups[i] << 32) | minutes[i];
        }

        Array.Sort(keys, ordered);
        var exact = new Dictionary<int, (double, double)>();
        for (int start = 0, end; start < keys.Length; start = end)
        {
            var group = (int)(keys[start] >> 32);
            for (end = start; end < keys.Length && (int)(keys[end] >> 32) == group; end++)
            {
            }

            var own = ordered.AsSpan(start, end - start);
            exact[group] = (Percentile(own, 0.5), Percentile(own, 0.9));
        }

        return exact;
    }

    /// <summary>By straight lines between order statistics (type 7), in hours.</summary>
    internal static double Percentile(ReadOnlySpan<uint> ascending, double share)
    {
        var at = share * (ascending.Length - 1);
        var (below, above) = (ascending[(int)Math.Floor(at)], ascending[(int)Math.Ceiling(at)]);
        return (below + ((at - Math.Floor(at)) * (above - below))) / 60;
    }
}
