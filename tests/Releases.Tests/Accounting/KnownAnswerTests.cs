using System.Numerics;

namespace Analytics.Releases.Tests;

public sealed class KnownAnswerTests
{
    // Laplace thresholds are known for real numbers: integers in thousandths come near enough.
    private const int Granularity = 1000;

    [Fact]
    public void All_of_thresholds_selection_and_conversion()
    {
        var answered = new Dictionary<string, int>();
        foreach (var check in ReferenceNumbers.Open().GetProperty("checks").EnumerateArray())
        {
            var name = check.GetProperty("name").GetString()!;
            var (function, numbers) = ReferenceNumbers.Parse(name);
            answered[function] = answered.GetValueOrDefault(function) + 1;
            if (Answer(function, numbers) is { } answer)
            {
                var (wanted, tolerance) = (check.GetProperty("want").GetDouble(), check.GetProperty("tol").GetDouble());
                Assert.True(Math.Abs(answer - wanted) <= tolerance, $"{name} is {answer:R}, not {wanted:R}.");
            }
        }

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["laplace_threshold"] = 7,
                ["gauss_delta"] = 5,
                ["gauss_threshold"] = 5,
                ["keep"] = 23,
                ["rdp_to_eps"] = 1,
                ["gauss_rdp_eps"] = 1,
                ["zcdp_eps"] = 2,
                ["zcdp_delta"] = 4,
                ["kov_composition"] = 3,
                ["discrete_laplace_tail P"] = 1,
            },
            answered);
    }

    [Fact]
    public void Every_threshold_of_discrete_Laplace_noise()
    {
        var rows = ReferenceNumbers.Open().GetProperty("discrete_laplace_thresholds").EnumerateArray().ToList();
        Assert.Equal(30, rows.Count);
        Assert.All(rows, row =>
        {
            var scale = Fraction.AtLeast(new BigInteger(row.GetProperty("scale").GetDouble() * 2), 2);
            Assert.Equal(row.GetProperty("scale").GetDouble(), scale.Value);
            var threshold = Threshold.Of(new DiscreteLaplace(scale), 1, row.GetProperty("l0").GetInt32(), 1, row.GetProperty("delta").GetDouble());
            Assert.Equal(row.GetProperty("T_keep_if_ge").GetInt64(), threshold);
        });
    }

    [Fact]
    public void The_table_of_budgets()
    {
        var rows = ReferenceNumbers.Open().GetProperty("zcdp_budget").EnumerateArray().ToList();
        Assert.Equal(4, rows.Count);
        Assert.All(rows, row =>
        {
            var rho = Zcdp.Rho(row.GetProperty("eps").GetDouble(), row.GetProperty("delta").GetDouble());
            Assert.InRange(row.GetProperty("rho").GetDouble() - (double)rho, 0, 3e-12);
            Assert.Equal(row.GetProperty("sigma_for_1_count").GetDouble(), Math.Sqrt(1 / (2 * (double)rho)), 1e-9);
        });
    }

    private static double? Answer(string function, double[] numbers) => (function, numbers) switch
    {
        ("laplace_threshold", [var l0, var linf, var epsilon, var delta]) => (double)Threshold.Of(
            new DiscreteLaplace(Fraction.AtLeast(new BigInteger(l0 * linf * Granularity * 1e15), new BigInteger(epsilon * 1e15))), 1, (int)l0, (long)linf * Granularity,
            delta) / Granularity,
        ("gauss_delta", [var sigma, var l0, var linf, var epsilon]) => GaussianSelection.Delta(sigma, (int)l0, linf, ReferenceNumbers.Logarithm(epsilon)),
        ("gauss_threshold", [var l0, var linf, var sigma, var delta]) => GaussianSelection.Threshold(sigma, (int)l0, linf, delta),
        ("keep", [var units, var l0, var epsilon, var delta]) =>
            new PartitionSelection(ReferenceNumbers.Logarithm(epsilon), delta, (int)l0, leastUnits: 1).Chance((long)units),
        ("rdp_to_eps", [var order, var divergence, var delta]) => Zcdp.EpsilonOfOrder(order, divergence, delta),
        ("gauss_rdp_eps", [var sigma, var delta]) => Zcdp.Epsilon((decimal)(1 / (2 * sigma * sigma)), delta),
        ("zcdp_eps", [var rho, var delta]) => Zcdp.Epsilon((decimal)rho, delta),
        ("zcdp_delta", [var rho, var epsilon]) => Zcdp.Delta((decimal)rho, epsilon),
        ("discrete_laplace_tail P", _) => new DiscreteLaplace(new(1, 1)).Tail(9),

        // The composition of pure mechanisms: the ledger composes zCDP, by sums.
        ("kov_composition", _) => null,
        _ => throw new ArgumentException($"Nothing answers {function} of {numbers.Length} numbers."),
    };
}
