namespace Analytics.Simulator.Tests;

public class DistributionsTests
{
    [Fact]
    public void Exp_agrees_with_the_platform_to_the_last_digits()
    {
        for (var x = -30.0; x <= 30; x += 0.0137)
        {
            Assert.InRange(Distributions.Exp(x) / Math.Exp(x), 1 - 1e-15, 1 + 1e-15);
        }
    }

    [Fact]
    public void Log_agrees_with_the_platform_to_the_last_digits()
    {
        for (var x = 1e-17; x < 1e5; x *= 1.0137)
        {
            Assert.InRange(Distributions.Log(x) - Math.Log(x), -1e-14, 1e-14);
        }

        Assert.Equal(0, Distributions.Log(1));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.025, -1.959963984540054)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(1e-16, -8.222082216130435)]
    public void Normal_quantiles_are_those_of_the_tables(double p, double expected) =>
        Assert.Equal(expected, Distributions.NormalQuantile(p), 1e-13);

    [Fact]
    public void Log_normal_draws_have_the_median_and_the_spread_that_were_asked_for()
    {
        var rng = Rng.Of(7, 0, Purpose.Life);
        var logs = Enumerable.Range(0, 50_000).Select(_ => Math.Log(Distributions.LogNormal(ref rng, 40, 0.3))).Order().ToArray();
        Assert.Equal(Math.Log(40), logs[25_000], 0.01);
        Assert.Equal(Math.Log(40), logs.Average(), 0.01);
        Assert.Equal(0.3, Math.Sqrt(logs.Sum(log => Math.Pow(log - Math.Log(40), 2)) / logs.Length), 0.01);
    }

    [Fact]
    public void No_log_normal_draw_lies_beyond_four_standard_deviations()
    {
        var rng = Rng.Of(8, 0, Purpose.Life);
        for (var i = 0; i < 200_000; i++)
        {
            Assert.InRange(Math.Log(Distributions.LogNormal(ref rng, 1, 1)), -4.0000001, 4.0000001);
        }
    }
}
