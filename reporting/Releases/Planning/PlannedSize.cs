namespace Analytics.Releases;

/// <summary>The size from which on a group's percentiles can be relied on: by simulated noise on groups shaped as all parcels together.</summary>
internal static class PlannedSize
{
    private const int Trials = 1000;
    private const double Reliable = 0.999;
    private const double P50Within = 0.05;
    private const double P90Within = 0.10;

    private static readonly long[] Sizes = [50, 100, 200, 300, 400, 500, 700, 1000, 1500, 2000, 3000, 4000, 5000, 7000, 10_000, 15_000, 20_000, 30_000, 50_000];

    /// <summary>The smallest of a few sizes at which 999 of 1,000 medians are within 5 %, and 90th percentiles within 10 %; null where none is.</summary>
    public static long? Of(DatasetDefinition dataset, Eligible eligible, ReleaseNoise noise, long least, IRandomBits bits)
    {
        var parcels = eligible.Parcels;
        if (parcels.Count == 0)
        {
            return null;
        }

        var shape = Histograms.Aggregate(parcels with { Group = new int[parcels.Count] }, [.. Enumerable.Repeat(true, parcels.Count)], 1, dataset.Bins.Count);
        uint[] minutes = [.. eligible.Minutes.Order()];
        var (p50, p90) = (ExactPercentiles.Percentile(minutes, 0.5), ExactPercentiles.Percentile(minutes, 0.9));
        return Sizes.Where(size => size >= least).Select(size => (long?)size).FirstOrDefault(size =>
            Enumerable.Range(0, Trials).Count(_ => !IsClose(shape, size!.Value, parcels.Count)) <= (1 - Reliable) * Trials);

        bool IsClose(Histograms of, long size, long all)
        {
            var group = new Histograms(1, of.Bins);
            for (var cell = 0; cell < of.Width; cell++)
            {
                group.Cells[cell] = ((of.Cells[cell] * size) + (all / 2)) / all;
            }

            var noisy = NoisyHistograms.AddNoise(group, noise, bits);
            var figures = FiguresOf.Of(noisy.Durations(0), noisy.Promises(0), dataset.Bins, least);
            return Simulation.Error(figures.P50Hours, p50) <= P50Within && Simulation.Error(figures.P90Hours, p90) <= P90Within;
        }
    }
}
