namespace Analytics.Releases.Tests;

public sealed class SamplerTests
{
    public static TheoryData<string, int, int> Laws => new()
    {
        { "Laplace", 1, 2 },
        { "Laplace", 1, 1 },
        { "Laplace", 3, 1 },
        { "Laplace", 6079, 200 },
        { "Gaussian", 1, 4 },
        { "Gaussian", 10, 3 },
        { "Gaussian", 246, 1 },
        { "Gaussian", 123173, 100 },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draws_have_exactly_the_law(string law, int numerator, int denominator) =>
        Assert.Equal("", Against(law, numerator, denominator, 1, (draw, _) => draw));

    [Fact]
    public void Draws_of_the_system_s_own_bits_have_exactly_the_law()
    {
        using var bits = new SecureBits();
        var law = new DiscreteGaussian(new(307_933, 1000));
        Assert.Equal("", GoodnessOfFit.Against(ExactLaw.Gaussian(307.933), () => law.Draw(bits)));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_scale_that_is_wrong_by_3_percent_is_caught(string law, int numerator, int denominator)
    {
        Assert.NotEqual("", Against(law, numerator, denominator, 1.03, (draw, _) => draw));
        Assert.NotEqual("", Against(law, numerator, denominator, 1 / 1.03, (draw, _) => draw));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draws_that_are_off_by_one_are_caught(string law, int numerator, int denominator) =>
        Assert.NotEqual("", Against(law, numerator, denominator, 1, (draw, _) => draw + 1));

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_sign_that_is_biased_by_2_percent_is_caught(string law, int numerator, int denominator) =>
        Assert.NotEqual("", Against(law, numerator, denominator, 1, (draw, bits) => bits.Below(50) == 0 ? -Math.Abs(draw) : draw));

    [Fact]
    public void A_zero_for_either_sign_is_caught() =>
        Assert.NotEqual("", Against("Laplace", 6079, 200, 1, (draw, bits) => draw == 1 && bits.Below(2) == 0 ? 0 : draw));

    private static string Against(string law, int numerator, int denominator, double wrong, Func<long, IRandomBits, long> change)
    {
        var bits = new SeededBits((ulong)(numerator + denominator));
        var isGaussian = law == "Gaussian";
        var factor = (int)(1_000_000 * (isGaussian ? wrong * wrong : wrong));
        var scale = Fraction.AtLeast((long)numerator * factor, (long)denominator * 1_000_000);
        scale = wrong == 1 ? new((ulong)numerator, (ulong)denominator) : scale;
        NoiseLaw drawn = isGaussian ? new DiscreteGaussian(scale) : new DiscreteLaplace(scale);
        var value = (double)numerator / denominator;
        return GoodnessOfFit.Against(isGaussian ? ExactLaw.Gaussian(value) : ExactLaw.Laplace(value), () => change(drawn.Draw(bits), bits));
    }
}
