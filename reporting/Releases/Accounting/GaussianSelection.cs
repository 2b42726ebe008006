namespace Analytics.Releases;

/// <summary>
/// Keys that are not public, chosen by their noisy counts of units: those from a threshold on are told. For units in more groups than
/// <see cref="PartitionSelection"/> serves well.
/// </summary>
internal static class GaussianSelection
{
    /// <summary>
    /// The delta of Gaussian noise at epsilon: with d = sqrt(l0) * linf, P[Z >= eps * sigma / d - d / (2 sigma)] - e^eps * P[Z >= eps * sigma / d
    /// + d / (2 sigma)] (Balle, Wang 2018, theorem 8).
    /// </summary>
    public static double Delta(double sigma, int groupsPerUnit, double parcelsPerGroup, double epsilon)
    {
        var distance = Math.Sqrt(groupsPerUnit) * parcelsPerGroup / sigma;
        return Normal.Tail((epsilon / distance) - (distance / 2)) - (Math.Exp(epsilon) * Normal.Tail((epsilon / distance) + (distance / 2)));
    }

    /// <summary>
    /// Where a count that one unit made alone, with noise, lies with a chance of at most delta over all its groups: each has delta / l0, which is
    /// a little less than it might, so the threshold is a little high.
    /// </summary>
    public static double Threshold(double sigma, int groupsPerUnit, double parcelsPerGroup, double delta) =>
        parcelsPerGroup + (sigma * Normal.Exceeded(delta / groupsPerUnit));
}
