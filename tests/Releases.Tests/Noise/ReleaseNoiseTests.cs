using System.Globalization;

namespace Analytics.Releases.Tests;

public sealed class ReleaseNoiseTests
{
    [Fact]
    public void The_default_terms_have_these_laws()
    {
        var gaussian = ReleaseNoise.For(new());
        Assert.Equal(("307933/1000", "123173/100"), (gaussian.Durations.Scale.ToString(), gaussian.Promises.Scale.ToString()));
        var laplace = ReleaseNoise.For(new() { Noise = NoiseKind.Laplace });
        Assert.Equal(("6079/200", "60789/1000"), (laplace.Durations.Scale.ToString(), laplace.Promises.Scale.ToString()));
    }

    [Theory]
    [InlineData("0.024356", "0.8")]
    [InlineData("0.0243559703595383", "0.3333333333")]
    [InlineData("3", "0.5")]
    [InlineData("0.00001", "0.7")]
    public void Scales_are_never_too_small_and_hardly_too_large(string rho, string share)
    {
        var terms = new PrivacyTerms { Rho = decimal.Parse(rho, CultureInfo.InvariantCulture), DurationShare = decimal.Parse(share, CultureInfo.InvariantCulture) };
        var durations = terms.Rho * terms.DurationShare;
        foreach (var (part, pick) in new (decimal, Func<ReleaseNoise, NoiseLaw>)[] { (durations, n => n.Durations), (terms.Rho - durations, n => n.Promises) })
        {
            var sigmaSquared = Exact(pick(ReleaseNoise.For(terms)).Scale);
            Assert.InRange(sigmaSquared * 2 * part, 12, 12.001m + (2 * part / 1000));
            var scale = Exact(pick(ReleaseNoise.For(terms with { Noise = NoiseKind.Laplace })).Scale);
            Assert.InRange(scale * scale * 2 * part, 36, 36.001m + (part * (scale + 1) / 200));
        }
    }

    [Fact]
    public void A_scale_that_is_a_fraction_already_stays_as_it_is()
    {
        var terms = new PrivacyTerms { GroupsPerUnit = 2, ParcelsPerGroup = 3 };
        Assert.Equal(new Fraction(18, 1), ReleaseNoise.For(terms, 0.5m).Scale);
        Assert.Equal(new Fraction(6, 1), ReleaseNoise.For(terms with { Noise = NoiseKind.Laplace }, 0.5m).Scale);
    }

    [Fact]
    public void Terms_that_protect_nobody_or_cannot_be_drawn_are_refused()
    {
        var good = new PrivacyTerms();
        foreach (var bad in new[]
        {
            good with { Rho = 0 }, good with { Rho = -1 }, good with { DurationShare = 0 }, good with { DurationShare = 1 },
            good with { GroupsPerUnit = 0 }, good with { ParcelsPerGroup = 0 }, good with { Rho = 1e-9m }, good with { Noise = (NoiseKind)7 },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => ReleaseNoise.For(bad));
        }

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ReleaseNoise.For(good with { Rho = 1e-9m }));
        Assert.StartsWith("The noise that was asked for is too large to be drawn: its scale is above 16777216.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fraction(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fraction(1, Fraction.Limit + 1));
    }

    [Fact]
    public void The_widest_and_the_finest_law_can_be_drawn()
    {
        var bits = new SeededBits(3);
        foreach (var scale in new Fraction[] { new(Fraction.Limit, 1), new(Fraction.Limit, Fraction.Limit - 1), new(1, Fraction.Limit) })
        {
            var gaussian = new DiscreteGaussian(scale);
            var laplace = new DiscreteLaplace(scale);
            for (var i = 0; i < 2000; i++)
            {
                Assert.InRange(gaussian.Draw(bits), -10 * Math.Sqrt(scale.Value), 10 * Math.Sqrt(scale.Value));
                Assert.InRange(laplace.Draw(bits), -40 * scale.Value, 40 * scale.Value);
            }
        }
    }

    private static decimal Exact(Fraction fraction) => (decimal)fraction.Numerator / fraction.Denominator;
}
