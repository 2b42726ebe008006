using System.Numerics;

namespace Analytics.Releases.Tests;

/// <summary>Tails and masses against sums of 400 bits: never below them, and above by less than one in 10^9.</summary>
public sealed class TailTests
{
    [Theory]
    [InlineData(1, 2, 20)]
    [InlineData(1, 1, 40)]
    [InlineData(3, 1, 110)]
    [InlineData(6079, 200, 1100)]
    public void Tails_of_Laplace_are_the_closed_form_and_never_below_it(int numerator, int denominator, int reach) =>
        Compare(new DiscreteLaplace(new((ulong)numerator, (ulong)denominator)), reach, m => FixedPoint.ExpOfMinus(BigInteger.Abs(m) * denominator, numerator));

    [Theory]
    [InlineData(1, 4, 5)]
    [InlineData(10, 3, 16)]
    [InlineData(246, 1, 140)]
    public void Tails_of_Gauss_are_sums_of_the_law_and_never_below_them(int numerator, int denominator, int reach) =>
        Compare(new DiscreteGaussian(new((ulong)numerator, (ulong)denominator)), reach, m => FixedPoint.ExpOfMinus(m * m * denominator, 2 * numerator));

    [Fact]
    public void A_tail_that_no_double_can_tell_is_not_told_as_nothing()
    {
        Assert.True(new DiscreteGaussian(new(1, 1)).Tail(1000) > 0);
        Assert.True(new DiscreteLaplace(new(1, 1)).Tail(10_000) > 0);
        Assert.Equal(1, new DiscreteLaplace(new(1, 1)).Tail(-10_000));
    }

    private static void Compare(NoiseLaw law, int reach, Func<BigInteger, BigInteger> weight)
    {
        // As far again, what lies beyond is too little to be seen.
        var weights = Enumerable.Range(-2 * reach, (4 * reach) + 1).Select(m => weight(m)).ToArray();
        var total = weights.Aggregate(BigInteger.Add);
        var tail = BigInteger.Zero;
        var (least, variance) = (1.0, 0.0);
        for (var m = 2 * reach; m >= -2 * reach; m--)
        {
            var mass = FixedPoint.Share(weights[m + (2 * reach)], total);
            variance += mass * m * m;
            tail += weights[m + (2 * reach)];
            if (Math.Abs(m) <= reach)
            {
                Within(FixedPoint.Share(tail, total), law.Tail(m));
                Within(mass, law.Mass(m));
                least = Math.Min(least, law.Tail(m));
            }
        }

        Assert.True(least < 1e-12);
        Assert.Equal(variance, law.Variance, variance * 1e-9);
    }

    private static void Within(double exact, double told) => Assert.InRange(told, exact, exact * (1 + 1e-9));
}
