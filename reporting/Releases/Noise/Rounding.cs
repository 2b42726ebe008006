namespace Analytics.Releases;

/// <summary>
/// Which way figures of floating point err. Probabilities here are sums of at most 2^18 positive terms, each right to 10^-12: their relative
/// error is below 10^-10.
/// </summary>
internal static class Rounding
{
    private const double Slack = 1e-10;

    /// <summary>Not below the true probability.</summary>
    public static double Up(double probability) => Math.Min(1, probability * (1 + Slack) + double.Epsilon);

    /// <summary>Not below 1 less a true probability.</summary>
    public static double UpOfRest(double probability) => Math.Min(1, Math.BitIncrement(1 - probability * (1 - Slack)));
}
