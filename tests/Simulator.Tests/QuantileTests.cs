namespace Analytics.Simulator.Tests;

public class QuantileTests
{
    // R: quantile(c(1, 2, 4, 8, 16), c(0.5, 0.9), type = 7) gives 4 and 12.8.
    [Theory]
    [InlineData(0.5, 4)]
    [InlineData(0.9, 12.8)]
    [InlineData(0, 1)]
    [InlineData(1, 16)]
    public void Quantiles_are_of_type_seven(double share, double hours) =>
        Assert.Equal(hours, Quantile.Hours([3600, 7200, 4 * 3600, 8 * 3600, 16 * 3600], share)!.Value, 1e-12);

    [Fact]
    public void A_quantile_among_parcels_that_never_arrive_is_not_a_number()
    {
        Assert.Null(Quantile.Hours([3600, 7200, 10_800, Quantile.Never], 0.9));
        Assert.Equal(2.5, Quantile.Hours([3600, 7200, 10_800, Quantile.Never], 0.5));
        Assert.Equal(2, Quantile.Hours([3600, 7200, Quantile.Never], 0.5));
        Assert.Null(Quantile.Hours([], 0.5));
    }
}
