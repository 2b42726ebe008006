namespace Analytics.Releases;

/// <summary>
/// T: a group is told when its noisy count is at least T. A group that is there because of one unit alone, which adds at most linf to it, is
/// told with a chance of at most delta over all l0 groups of the unit.
/// </summary>
internal static class Threshold
{
    /// <summary>The smallest integer T with 1 - (1 - P[N >= T - linf])^l0 &lt;= delta, N the noise of a count. Tails are rounded up, and so is T.</summary>
    /// <param name="law">Of the noise of each cell.</param>
    /// <param name="cells">Cells that a count is the sum of.</param>
    /// <param name="groupsPerUnit">l0.</param>
    /// <param name="parcelsPerGroup">linf.</param>
    /// <param name="delta">Above 0 and below 1.</param>
    public static long Of(NoiseLaw law, int cells, int groupsPerUnit, long parcelsPerGroup, double delta)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groupsPerUnit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parcelsPerGroup);
        if (delta is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "Delta must lie between 0 and 1.");
        }

        var noise = new CountNoise(law, cells, delta / groupsPerUnit);
        bool IsEnough(long m) => Any(noise.Tail(m), groupsPerUnit) <= delta;

        var reach = 1L;
        while (IsEnough(-reach) || !IsEnough(reach))
        {
            reach *= 2;
        }

        var (below, enough) = (-reach, reach);
        while (enough - below > 1)
        {
            var middle = below + ((enough - below) / 2);
            (below, enough) = IsEnough(middle) ? (below, middle) : (middle, enough);
        }

        return enough + parcelsPerGroup;
    }

    /// <summary>The chance that any of some independent events happens, each of the same chance; rounded up.</summary>
    private static double Any(double chance, int events)
    {
        var any = chance;
        for (var i = 1; i < events; i++)
        {
            any = Math.Min(1, Math.BitIncrement(any + Math.BitIncrement(chance * Math.BitIncrement(1 - any))));
        }

        return any;
    }
}
