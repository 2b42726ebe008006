using System.Numerics;

namespace Analytics.Releases;

/// <summary>The laws of a release's noise: of its counts by duration and of those by promise, which share what it may cost.</summary>
/// <param name="Durations">Of each bin of durations.</param>
/// <param name="Promises">Of each of the three counts by promise.</param>
internal sealed record ReleaseNoise(NoiseLaw Durations, NoiseLaw Promises)
{
    /// <exception cref="ArgumentOutOfRangeException">The terms protect nobody, or ask for more noise than can be drawn.</exception>
    public static ReleaseNoise For(PrivacyTerms terms)
    {
        if (terms.DurationShare is <= 0 or >= 1)
        {
            throw new ArgumentOutOfRangeException(nameof(terms), terms.DurationShare, "The durations' share of rho must lie between 0 and 1.");
        }

        // Both measures are sums over the same units; the product of two decimals may be cut, so the rest is taken as a rest of what was given.
        var durations = terms.Rho * terms.DurationShare;
        return new(For(terms, durations), For(terms, terms.Rho - durations));
    }

    /// <summary>
    /// The law of one measure that may cost so much. Gaussian: sigma^2 = l0 * linf^2 / (2 rho). Laplace: scale = l0 * linf / eps with
    /// eps^2 / 2 = rho, for eps-differential privacy is (eps^2 / 2)-concentrated. Both are rounded up, so that rho is never more.
    /// </summary>
    public static NoiseLaw For(PrivacyTerms terms, decimal rho)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(terms.GroupsPerUnit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(terms.ParcelsPerGroup);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rho);
        BigInteger groups = terms.GroupsPerUnit;
        BigInteger parcels = terms.ParcelsPerGroup;
        var (numerator, denominator) = Fraction.Of(rho);
        return terms.Noise switch
        {
            NoiseKind.Gaussian => new DiscreteGaussian(Fraction.AtLeast(groups * parcels * parcels * denominator, 2 * numerator)),
            NoiseKind.Laplace => new DiscreteLaplace(Fraction.AtLeastRoot(groups * groups * parcels * parcels * denominator, 2 * numerator)),
            _ => throw new ArgumentOutOfRangeException(nameof(terms), terms.Noise, "There is no such noise."),
        };
    }
}
