namespace Analytics.Releases;

/// <summary>
/// Figures of a group, of its published counts and of nothing else: who has the counts has the same figures to the last digit. Every operation
/// is one of IEEE 754 on 64 bits, in the order in which it stands here: bins ascending.
/// </summary>
public static class FiguresOf
{
    /// <summary>The mean, percentiles by straight lines within bins, and the share on time.</summary>
    /// <param name="durations">Noisy counts by bin.</param>
    /// <param name="promises">Noisy counts: on time, late, without a promise.</param>
    /// <param name="bins">As many bins as counts.</param>
    /// <param name="leastParcels">T: with fewer promises than that, no share on time is told.</param>
    /// <returns>Hours in tenths and shares in thousandths; all null where no parcels are left.</returns>
    public static GroupFigures Of(ReadOnlySpan<long> durations, ReadOnlySpan<long> promises, DurationBins bins, long leastParcels)
    {
        if (durations.Length != bins.Count || promises.Length != Contributions.Promises)
        {
            throw new ArgumentException("There must be a count for each bin, and three by promise.");
        }

        var parcels = promises[0] + promises[1] + promises[2];
        if (parcels <= 0)
        {
            return new(null, null, null, null, null);
        }

        var counts = Simplex.Nearest(durations, parcels);
        return new(
            Hours(Mean(counts, parcels, bins)), Percentile(50, counts, parcels, bins), Percentile(80, counts, parcels, bins),
            Percentile(90, counts, parcels, bins), OnTime(promises[0], promises[1], leastParcels));
    }

    private static double Mean(double[] counts, long parcels, DurationBins bins)
    {
        var sum = counts[^1] * bins.Edges[^1];
        for (var bin = 0; bin < counts.Length - 1; bin++)
        {
            sum += counts[bin] * ((bins.Edges[bin] + bins.Edges[bin + 1]) / 2);
        }

        return sum / parcels;
    }

    private static double? Percentile(int percent, double[] counts, long parcels, DurationBins bins)
    {
        var wanted = parcels * percent / 100.0;
        var before = 0.0;
        for (var bin = 0; bin < counts.Length - 1; bin++)
        {
            if (before + counts[bin] >= wanted)
            {
                var (from, to) = (bins.Edges[bin], bins.Edges[bin + 1]);
                return Hours(from + ((wanted - before) / counts[bin] * (to - from)));
            }

            before += counts[bin];
        }

        return null;
    }

    /// <summary>Noise can make either count negative; the share stays one.</summary>
    private static double? OnTime(long onTime, long late, long leastParcels)
    {
        var promised = onTime + late;
        return promised < leastParcels || promised <= 0
            ? null
            : Math.Round(Math.Clamp((double)onTime / promised, 0, 1), 3, MidpointRounding.AwayFromZero);
    }

    private static double Hours(double hours) => Math.Round(hours, 1, MidpointRounding.AwayFromZero);
}
