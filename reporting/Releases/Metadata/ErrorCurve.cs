namespace Analytics.Releases;

/// <summary>What is to be expected of a release's figures, by budget: noise is simulated once more on its noisy counts, which cost nothing.</summary>
internal static class ErrorCurve
{
    private const int MostGroups = 200;
    private const int Rounds = 5;

    private static readonly double[] Epsilons = [0.25, 0.5, 1, 2, 4];

    /// <param name="told">The groups of the release; of many, every so-manieth is taken.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="least">T.</param>
    /// <param name="bits">Makes the noise.</param>
    /// <returns>A point for each epsilon; none where no group is told.</returns>
    public static IReadOnlyList<ErrorPoint> Of(IReadOnlyCollection<ReleasedGroup> told, DatasetDefinition dataset, long least, IRandomBits bits)
    {
        var every = (told.Count / MostGroups) + 1;
        var groups = told.Where((_, at) => at % every == 0).ToList();
        return groups.Count == 0 ? [] : [.. Epsilons.Select(epsilon => PointOf(epsilon, groups, dataset, least, bits))];
    }

    private static ErrorPoint PointOf(double epsilon, List<ReleasedGroup> groups, DatasetDefinition dataset, long least, IRandomBits bits)
    {
        var noise = ReleaseNoise.For(dataset.Privacy with { Rho = Zcdp.Rho(epsilon, dataset.Privacy.Delta) });
        var (p50, p90) = (new List<double>(), new List<double>());
        foreach (var group in groups.SelectMany(group => Enumerable.Repeat(group, Rounds)))
        {
            var again = Again(group, dataset, noise, least, bits);
            p50.Add(Error(again.P50Hours, group.Figures.P50Hours));
            p90.Add(Error(again.P90Hours, group.Figures.P90Hours));
        }

        return new ErrorPoint(epsilon, p50.Average(), p90.Average());
    }

    // The counts as they are told, without what is below nothing, stand for the true ones.
    private static GroupFigures Again(ReleasedGroup group, DatasetDefinition dataset, ReleaseNoise noise, long least, IRandomBits bits)
    {
        long[] durations = [.. Simplex.Nearest([.. group.Durations], group.Parcels).Select(count => (long)Math.Round(count) + noise.Durations.Draw(bits))];
        long[] promises = [.. group.Promises.Select(count => Math.Max(0, count) + noise.Promises.Draw(bits))];
        return FiguresOf.Of(durations, promises, dataset.Bins, least);
    }

    private static double Error(double? again, double? told) => told is { } hours and > 0 ? (again is { } other ? Math.Min(1, Math.Abs(other - hours) / hours) : 1) : 0;
}
