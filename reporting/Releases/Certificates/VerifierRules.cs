namespace Analytics.Releases;

/// <summary>What a threshold is computed from.</summary>
/// <param name="Noise">The law of the noise.</param>
/// <param name="PromiseScale">Of each of the three counts that a group's parcels are the sum of, as a fraction <c>a/b</c>.</param>
/// <param name="Unit">The bounds of a unit.</param>
/// <param name="Delta">What the chance that a group tells of a unit alone must not exceed.</param>
public sealed record ThresholdTerms(NoiseKind Noise, string PromiseScale, UnitFacts Unit, double Delta);

/// <summary>What a verifier computes anew.</summary>
/// <param name="Threshold">The least noisy count of a group that is told.</param>
/// <param name="Figures">A group's figures of its noisy counts by promise and by duration.</param>
public sealed record VerifierRules(Func<ThresholdTerms, long> Threshold, Func<IReadOnlyList<long>, IReadOnlyList<long>, DurationBins, GroupFigures> Figures)
{
    /// <summary>Those by which the walk makes a release whose threshold is this.</summary>
    internal static VerifierRules Of(ThresholdFacts threshold) => new(ThresholdOf, (promises, durations, bins) => FiguresOf.Of([.. durations], [.. promises], bins, threshold.LeastParcels));

    // Of a scale that is none, no threshold is high enough.
    private static long ThresholdOf(ThresholdTerms terms)
    {
        if (!Fraction.TryParse(terms.PromiseScale, out var scale))
        {
            return long.MaxValue;
        }

        NoiseLaw law = terms.Noise == NoiseKind.Gaussian ? new DiscreteGaussian(scale) : new DiscreteLaplace(scale);
        return Releases.Threshold.Of(law, Contributions.Promises, terms.Unit.GroupsPerUnit, terms.Unit.ParcelsPerGroup, terms.Delta);
    }
}
