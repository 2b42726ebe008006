namespace Analytics.Releases.Tests;

public sealed class ZcdpTests
{
    [Fact]
    public void A_month_is_epsilon_1_and_a_year_is_epsilon_3_86()
    {
        Assert.Equal(1.000001, Zcdp.Epsilon(0.024356m, 1e-6), 1e-6);
        Assert.Equal(3.86, Zcdp.Epsilon(12 * 0.024356m, 1e-6), 0.005);
        Assert.Equal(0.02435597m, Math.Round(Zcdp.Rho(1, 1e-6), 8));
    }

    [Theory]
    [InlineData(0.1, 1e-9)]
    [InlineData(1, 1e-6)]
    [InlineData(5, 1e-3)]
    [InlineData(50, 1e-12)]
    public void Rho_is_the_largest_that_stays_within_epsilon(double epsilon, double delta)
    {
        var rho = Zcdp.Rho(epsilon, delta);
        Assert.True(Zcdp.Epsilon(rho, delta) <= epsilon);
        Assert.True(Zcdp.Epsilon(rho + 2e-12m, delta) > epsilon);
        Assert.Equal(delta, Zcdp.Delta(rho, epsilon), delta * 1e-6);
    }

    [Fact]
    public void No_order_gives_less_than_what_is_told()
    {
        var told = Zcdp.Epsilon(0.3m, 1e-6);
        var orders = Enumerable.Range(1, 4000).Select(i => 1 + (i / 100.0)).Select(order => Zcdp.EpsilonOfOrder(order, order * 0.3, 1e-6)).ToList();
        Assert.All(orders, epsilon => Assert.True(epsilon >= told - 1e-9));
        Assert.Equal(told, orders.Min(), 1e-4);
    }

    [Fact]
    public void Gaussian_noise_costs_no_more_than_its_rho_is_said_to()
    {
        for (var sigma = 0.5; sigma < 20; sigma *= 1.5)
        {
            var rho = (decimal)(1 / (2 * sigma * sigma));
            Assert.All([0.1, 1.0, 3.0], epsilon => Assert.True(GaussianSelection.Delta(sigma, 1, 1, epsilon) <= Zcdp.Delta(rho, epsilon)));
        }
    }

    [Fact]
    public void Nothing_spent_is_nothing_told() => Assert.Equal((0, 0), (Zcdp.Epsilon(0, 1e-6), Zcdp.Delta(0, 0)));

    [Fact]
    public void What_is_no_budget_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Zcdp.Epsilon(-1, 1e-6));
        Assert.Throws<ArgumentOutOfRangeException>(() => Zcdp.Epsilon(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Zcdp.Epsilon(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Zcdp.Epsilon(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Zcdp.Delta(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Zcdp.Rho(-1, 1e-6));
        Assert.Throws<ArgumentOutOfRangeException>(() => Zcdp.EpsilonOfOrder(1, 1, 1e-6));
    }
}
