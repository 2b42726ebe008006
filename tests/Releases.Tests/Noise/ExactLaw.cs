namespace Analytics.Releases.Tests;

/// <summary>Probabilities of integers, reckoned from a formula and from nothing of the samplers'.</summary>
internal sealed class ExactLaw
{
    private readonly double[] masses;

    private ExactLaw(int reach, Func<double, double> weight)
    {
        Reach = reach;
        masses = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(m => weight(m))];
        var total = masses.OrderBy(mass => mass).Sum();
        masses = [.. masses.Select(mass => mass / total)];
    }

    /// <summary>From its negative to itself there are masses; what lies beyond is below 10^-17.</summary>
    public int Reach { get; }

    public double this[int m] => masses[m + Reach];

    public static ExactLaw Gaussian(double sigmaSquared) =>
        new((int)(9 * Math.Sqrt(sigmaSquared)) + 3, m => Math.Exp(-m * m / (2 * sigmaSquared)));

    public static ExactLaw Laplace(double scale) => new((int)(40 * scale) + 3, m => Math.Exp(-Math.Abs(m) / scale));
}
