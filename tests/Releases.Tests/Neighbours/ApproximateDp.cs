using System.Runtime.InteropServices;

namespace Analytics.Releases.Tests;

/// <summary>
/// Whether the outcomes of two neighbouring data sets are within (epsilon, delta) of each other, by the majority of nine votes. A vote draws
/// outcomes of both and adds up by how much the frequency of each is above e^epsilon times that of the other; what is above
/// delta + tolerance, either way, speaks against.
/// </summary>
internal static class ApproximateDp
{
    public const int Votes = 9;

    /// <summary>Outcomes of each data set in a vote: nine votes of both are a million.</summary>
    public const int Samples = 55_556;

    /// <summary>What the tolerances of the shared cases are made for.</summary>
    private const double WholeSamples = 1_000_000;

    /// <summary>Frequencies of fewer samples waver more, by the root of how many fewer.</summary>
    public static double Widened(double tolerance) => tolerance * Math.Sqrt(WholeSamples / Samples);

    public static bool Holds(Func<long> one, Func<long> other, double epsilon, double delta, double tolerance)
    {
        var accepted = 0;
        for (var vote = 0; vote < Votes; vote++)
        {
            var (left, right) = (Outcomes(one), Outcomes(other));
            accepted += Math.Max(Excess(left, right, epsilon), Excess(right, left, epsilon)) <= delta + tolerance ? 1 : 0;
        }

        return accepted > Votes / 2;
    }

    private static Dictionary<long, int> Outcomes(Func<long> draw)
    {
        var outcomes = new Dictionary<long, int>();
        for (var i = 0; i < Samples; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(outcomes, draw(), out _)++;
        }

        return outcomes;
    }

    private static double Excess(Dictionary<long, int> left, Dictionary<long, int> right, double epsilon) =>
        left.Sum(outcome => Math.Max(0, outcome.Value - (Math.Exp(epsilon) * right.GetValueOrDefault(outcome.Key)))) / Samples;
}
