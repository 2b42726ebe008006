using System.Numerics;

namespace Analytics.Releases.Tests;

/// <summary>The shared cases of counts, with the noise of releases: integers of both laws.</summary>
public sealed class CountCaseTests
{
    [Fact]
    public void Every_case_stays_within_its_epsilon_and_delta()
    {
        var cases = CountCase.All();
        Assert.Equal(36, cases.Count);
        Assert.Empty(cases.Where(@case => !Holds(@case, 1)).Select(@case => @case.Name));
    }

    [Fact]
    public void Half_the_noise_is_caught_in_every_case_with_default_parameters()
    {
        var cases = CountCase.All().Where(@case => @case.Name.EndsWith("default parameters", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, cases.Count);
        Assert.Empty(cases.Where(@case => Holds(@case, 0.5)).Select(@case => @case.Name));
    }

    private static bool Holds(CountCase @case, double share)
    {
        NoiseLaw law = @case.IsGaussian ? Gaussian(@case, share) : Laplace(@case, share);
        var bits = new SeededBits((ulong)(@case.Count + @case.Groups));

        // Of wide laws neighbouring integers are put together: eight to a standard deviation are enough to tell a shift by.
        var width = Math.Max(1, (long)(Math.Sqrt(law.Variance) / 8));
        Func<long> Noisy(long count) => () => (count + law.Draw(bits)) / width;
        return ApproximateDp.Holds(Noisy(@case.Count), Noisy(@case.Neighbour), @case.Epsilon, @case.Delta, ApproximateDp.Widened(@case.Tolerance));
    }

    private static DiscreteLaplace Laplace(CountCase @case, double share) => new(Fraction.AtLeast(
        new BigInteger(@case.Groups * share * 1e15), new BigInteger(@case.NoiseEpsilon * 1e15)));

    /// <summary>The least sigma whose delta at epsilon is not above the case's.</summary>
    private static DiscreteGaussian Gaussian(CountCase @case, double share)
    {
        var (low, high) = (0.01, 10_000.0);
        while (high / low > 1 + 1e-9)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = GaussianSelection.Delta(middle, @case.Groups, 1, @case.NoiseEpsilon) > @case.NoiseDelta ? (middle, high) : (low, middle);
        }

        return new(Fraction.AtLeast(new BigInteger(high * high * share * share * 1e9), new BigInteger(1e9)));
    }
}
