namespace Analytics.Releases.Tests;

public sealed class NormalTests
{
    // Quantiles as tables have them.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.158655253931457)]
    [InlineData(1.959963984540054, 0.025)]
    [InlineData(-1.959963984540054, 0.975)]
    [InlineData(4.753424308822899, 1e-6)]
    [InlineData(7.034483825301131, 1e-12)]
    public void Tails_of_tables(double z, double tail)
    {
        Assert.Equal(tail, Normal.Tail(z), tail * 1e-12);
        Assert.Equal(z, Normal.Exceeded(tail), 1e-11);
    }

    [Fact]
    public void Both_ways_of_reckoning_meet() => Assert.Equal(Normal.Tail(2.5 - 1e-12), Normal.Tail(2.5), 1e-13);
}
