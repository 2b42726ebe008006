namespace Analytics.Releases.Tests;

public sealed class ThresholdTests
{
    [Theory]
    [InlineData(1, 1e-6, 15)]
    [InlineData(1, 1e-9, 22)]
    [InlineData(3, 1e-6, 45)]
    [InlineData(3, 1e-9, 65)]
    public void The_thresholds_of_the_design(int groups, double delta, long threshold) =>
        Assert.Equal(threshold, Threshold.Of(new DiscreteLaplace(new((ulong)groups, 1)), 1, groups, 1, delta));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_count_of_three_cells_has_the_noise_of_all_of_them(bool isGaussian)
    {
        NoiseLaw law = isGaussian ? new DiscreteGaussian(new(10, 3)) : new DiscreteLaplace(new(1, 1));
        var exact = isGaussian ? ExactLaw.Gaussian(10 / 3.0) : ExactLaw.Laplace(1);
        var noise = new CountNoise(law, 3, 1e-6);
        for (var m = -20; m <= 16; m++)
        {
            var tail = 0.0;
            for (var first = -exact.Reach; first <= exact.Reach; first++)
            {
                for (var second = -exact.Reach; second <= exact.Reach; second++)
                {
                    tail += exact[first] * exact[second] * Enumerable.Range(-exact.Reach, (2 * exact.Reach) + 1).Where(third => first + second + third >= m).Sum(third => exact[third]);
                }
            }

            // Never below; above by the millionth of the least that was asked for.
            Assert.InRange(noise.Tail(m), tail * (1 - 1e-13), Math.Min(1, (tail * (1 + 1e-8)) + 1e-12));
        }
    }

    [Fact]
    public void A_threshold_is_the_least_that_holds()
    {
        var law = ReleaseNoise.For(new()).Promises;
        var threshold = Threshold.Of(law, 3, 3, 2, 1e-6);
        var noise = new CountNoise(law, 3, 1e-12);
        double Leak(long t) => 1 - Math.Pow(1 - noise.Tail(t - 2), 3);
        Assert.Equal(305, threshold);
        Assert.True(Leak(threshold) <= 1e-6 && Leak(threshold - 1) > 1e-6);
    }

    [Fact]
    public void A_law_that_is_too_wide_to_be_summed_cell_by_cell_has_a_threshold_that_is_a_little_high()
    {
        // Three normal draws are one of sqrt(3) times the width.
        const double Sigma = 4096;
        var exact = 1 + (Sigma * Math.Sqrt(3) * Normal.Exceeded(1e-6));
        Assert.InRange(Threshold.Of(new DiscreteGaussian(new(Fraction.Limit, 1)), 3, 1, 1, 1e-6), exact - 1, exact * 1.01);
    }

    [Fact]
    public void Deltas_and_bounds_that_protect_nobody_are_refused()
    {
        var law = new DiscreteLaplace(new(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Threshold.Of(law, 0, 1, 1, 1e-6));
        Assert.Throws<ArgumentOutOfRangeException>(() => Threshold.Of(law, 1, 0, 1, 1e-6));
        Assert.Throws<ArgumentOutOfRangeException>(() => Threshold.Of(law, 1, 1, 0, 1e-6));
        Assert.Throws<ArgumentOutOfRangeException>(() => Threshold.Of(law, 1, 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Threshold.Of(law, 1, 1, 1, 1));
    }
}
