namespace Analytics.Releases.Tests;

/// <summary>Draws against the law that they should have, by the tests of chi-square and of Kolmogorov and Smirnov, each at alpha = 10^-6.</summary>
internal static class GoodnessOfFit
{
    /// <summary>Draws of every test.</summary>
    public const int Draws = 1_000_000;

    // What a standard normal variable exceeds with a probability of 10^-6.
    private const double Quantile = 4.753424;

    // What sqrt(n) D exceeds with 10^-6: 2 e^(-2 x^2); with less on integers.
    private const double MostDistance = 2.6933;

    private const double LeastExpected = 10;

    /// <summary>What speaks against the law; empty when nothing does.</summary>
    public static string Against(ExactLaw law, Func<long> draw)
    {
        var counts = new int[(2 * law.Reach) + 1];
        for (var i = 0; i < Draws; i++)
        {
            counts[Math.Clamp(draw(), -law.Reach, law.Reach) + law.Reach]++;
        }

        var expected = counts.Select((_, i) => Draws * law[i - law.Reach]).ToArray();
        var (chiSquare, limit) = ChiSquare(counts, expected);
        var distance = Distance(counts, expected);
        return (chiSquare > limit ? $"chi-square {chiSquare:0} is above {limit:0}. " : "") +
            (distance > MostDistance ? $"Kolmogorov-Smirnov {distance:0.00} is above {MostDistance}." : "");
    }

    /// <summary>The limit of chi-square with so many degrees of freedom, after Wilson and Hilferty: a little high with few.</summary>
    public static double Limit(int degrees)
    {
        var ninth = 2.0 / (9 * degrees);
        return degrees * Math.Pow(1 - ninth + (Quantile * Math.Sqrt(ninth)), 3);
    }

    private static (double ChiSquare, double Limit) ChiSquare(int[] counts, double[] expected)
    {
        // Both tails are pooled: each up to where at least ten are expected.
        var (first, last) = (Pool(counts, expected, 0, 1), Pool(counts, expected, counts.Length - 1, -1));
        var sum = 0.0;
        for (var i = first; i <= last; i++)
        {
            sum += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
        }

        return (sum, Limit(last - first));
    }

    private static int Pool(int[] counts, double[] expected, int at, int step)
    {
        for (; expected[at] < LeastExpected; at += step)
        {
            expected[at + step] += expected[at];
            counts[at + step] += counts[at];
            (expected[at], counts[at]) = (0, 0);
        }

        return at;
    }

    private static double Distance(int[] counts, double[] expected)
    {
        var (most, difference) = (0.0, 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            difference += counts[i] - expected[i];
            most = Math.Max(most, Math.Abs(difference));
        }

        return most / Math.Sqrt(Draws);
    }
}
