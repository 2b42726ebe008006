namespace Analytics.Releases;

/// <summary>Releases of one window as they could come out, on exact counts: nothing of it leaves the house.</summary>
internal sealed class Simulation
{
    private const int Rounds = 8;

    private readonly DatasetDefinition dataset;
    private readonly GridIndex index;
    private readonly Eligible eligible;
    private readonly bool[] lawful;
    private readonly int[] filled;
    private readonly Dictionary<int, (double P50, double P90)> exact;

    public Simulation(DatasetDefinition dataset, GridIndex index, Eligible eligible)
    {
        (this.dataset, this.index, this.eligible) = (dataset, index, eligible);
        lawful = Confidentiality.Lawful(eligible.Parcels, index.Count, dataset.Confidentiality);
        filled = [.. eligible.Parcels.Group.Distinct().Order()];
        exact = ExactPercentiles.Of(eligible.Parcels.Group, eligible.Minutes);
    }

    /// <summary>What comes of these terms.</summary>
    public PlanRow Run(string name, PrivacyTerms terms, bool isDefined)
    {
        using var bits = new SecureBits();
        var rest = ChosenKeys.RestOf(terms);
        var noise = ReleaseNoise.For(rest);
        var least = Threshold.Of(noise.Promises, Contributions.Promises, terms.GroupsPerUnit, terms.ParcelsPerGroup, terms.Delta);
        var (told, confidential, leftOut) = (0.0, 0.0, 0.0);
        var (p50, p90) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var isCounted = Bounding.Choose(eligible.Parcels, rest, bits);
            leftOut += isCounted.Count(each => !each) / (double)Math.Max(1, isCounted.Length) / Rounds;
            var chosen = ChosenKeys.Of(eligible.Parcels, isCounted, index.Count, terms, bits);
            var noisy = NoisyHistograms.AddNoise(Filled(isCounted), noise, bits);
            for (var at = 0; at < filled.Length; at++)
            {
                if (noisy.Parcels(at) < least || chosen?[filled[at]] == false)
                {
                    continue;
                }

                if (!lawful[filled[at]])
                {
                    confidential++;
                    continue;
                }

                told++;
                var figures = FiguresOf.Of(noisy.Durations(at), noisy.Promises(at), dataset.Bins, least);
                p50.Add(Error(figures.P50Hours, exact[filled[at]].P50));
                p90.Add(Error(figures.P90Hours, exact[filled[at]].P90));
            }
        }

        (told, confidential) = (told / Rounds / index.Count, confidential / Rounds / index.Count);
        return new PlanRow(
            name, Zcdp.Epsilon(terms.Rho, terms.Delta), terms.Rho, index.Count, leftOut, told, 1 - told - confidential, confidential,
            p50.Count == 0 ? null : p50.Average(), p90.Count == 0 ? null : p90.Average(), PlannedSize.Of(dataset, eligible, noise, least, bits), isDefined);
    }

    /// <summary>The relative error of hours; 1 where they are not told.</summary>
    internal static double Error(double? told, double exact) => told is { } hours ? Math.Abs(hours - exact) / exact : 1;

    // Only groups that have parcels: one without is told with a chance of less than delta.
    private Histograms Filled(bool[] isCounted)
    {
        var numbers = new int[index.Count];
        for (var at = 0; at < filled.Length; at++)
        {
            numbers[filled[at]] = at;
        }

        var parcels = eligible.Parcels;
        return Histograms.Aggregate(parcels with { Group = Array.ConvertAll(parcels.Group, group => numbers[group]) }, isCounted, Math.Max(1, filled.Length), dataset.Bins.Count);
    }
}
