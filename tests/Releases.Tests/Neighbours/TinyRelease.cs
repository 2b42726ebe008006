namespace Analytics.Releases.Tests;

/// <summary>A release of a grid of three groups and two bins, in memory: units, bounding, counts, noise, threshold.</summary>
/// <param name="terms">The terms.</param>
/// <param name="noise">Of the terms, or of others.</param>
/// <param name="isBounded">Whether units are bounded.</param>
/// <param name="leastParcels">T.</param>
internal sealed class TinyRelease(PrivacyTerms terms, ReleaseNoise noise, bool isBounded, long leastParcels)
{
    public const int Groups = 3;
    private const int Bins = 2;

    // Outcomes are put together by about a quarter of their standard deviation, so that there are some 40 of them.
    private const int Coarseness = 4;

    private readonly IRandomBits bits = new SeededBits(11);

    /// <summary>
    /// Releases one data set again and again. An outcome is what tells a unit in the first groups best: the noisy counts of these, the less
    /// noise they have the more weight.
    /// </summary>
    public Func<long> Counts(IReadOnlyList<(int Unit, int Group)> data)
    {
        var parcels = Parcelled(data);
        var (durations, promises) = (1 / noise.Durations.Variance, 1 / noise.Promises.Variance);
        var step = Math.Sqrt(terms.GroupsPerUnit * (durations + promises)) / Coarseness;
        return () =>
        {
            // Parcels are all in the first bin and on time: in the other cells there is nothing to tell.
            var noisy = NoisyHistograms.AddNoise(Exact(parcels), noise, bits);
            var sum = 0.0;
            for (var group = 0; group < terms.GroupsPerUnit; group++)
            {
                sum += (noisy.Durations(group)[0] * durations) + (noisy.Promises(group)[0] * promises);
            }

            return (long)Math.Floor(sum / step);
        };
    }

    /// <summary>
    /// As <see cref="Counts"/>, of keys that are not public: an outcome is which of the groups reach the threshold, of those in which parcels are
    /// counted. A group whose parcels were all left out is as one that never had any.
    /// </summary>
    public Func<long> Keys(IReadOnlyList<(int Unit, int Group)> data)
    {
        var parcels = Parcelled(data);
        return () =>
        {
            var exact = Exact(parcels);
            var groups = Enumerable.Range(0, Groups).Where(group => exact.Cells[group * exact.Width] > 0).ToArray();
            var noisy = NoisyHistograms.AddNoise(exact, noise, bits);
            return groups.Where(group => noisy.Parcels(group) >= leastParcels).Sum(group => 1L << group);
        };
    }

    private Histograms Exact(Contributions parcels)
    {
        var isCounted = isBounded ? Bounding.Choose(parcels, terms, bits) : [.. Enumerable.Repeat(true, parcels.Count)];
        return Histograms.Aggregate(parcels, isCounted, Groups, Bins);
    }

    private static Contributions Parcelled(IReadOnlyList<(int Unit, int Group)> data)
    {
        var units = new UnitsOf(data.Count);
        for (var parcel = 0; parcel < data.Count; parcel++)
        {
            units.Add(parcel, [(UInt128)data[parcel].Unit]);
        }

        var (unit, _) = units.Number();
        return Parcels.Of([.. data.Select((parcel, i) => (unit[i], parcel.Group))]);
    }
}
