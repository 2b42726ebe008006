namespace Analytics.Eta;

/// <summary>Quantiles of what took how long, when some had not ended when it was last looked at (Kaplan and Meier, 1958), with weights.</summary>
internal static class KaplanMeier
{
    /// <summary>The value by which each of <see cref="Levels"/> has ended; NaN where that many have not been seen to end.</summary>
    /// <param name="observations">Sorted in place.</param>
    public static float[] Quantiles(Span<Observation> observations)
    {
        observations.Sort();
        var quantiles = new float[Levels.Count];
        Array.Fill(quantiles, float.NaN);
        var (atRisk, surviving, level) = (TotalOf(observations), 1.0, 0);
        foreach (ref readonly var one in observations)
        {
            surviving *= one.IsEvent ? 1 - Math.Min(1, one.Weight / atRisk) : 1;
            atRisk -= one.Weight;

            // Within rounding of the weights.
            for (; level < Levels.Count && one.IsEvent && 1 - surviving >= Levels.All[level] - 1e-9; level++)
            {
                quantiles[level] = one.Value;
            }
        }

        return quantiles;
    }

    /// <summary>The share that has ended by each of some values.</summary>
    /// <param name="observations">Sorted in place.</param>
    /// <param name="values">Rising.</param>
    public static double[] EndedBy(Span<Observation> observations, IReadOnlyList<double> values)
    {
        observations.Sort();
        var ended = new double[values.Count];
        var (atRisk, surviving, at) = (TotalOf(observations), 1.0, 0);
        foreach (ref readonly var one in observations)
        {
            for (; at < values.Count && one.Value > values[at]; at++)
            {
                ended[at] = 1 - surviving;
            }

            surviving *= one.IsEvent ? 1 - Math.Min(1, one.Weight / atRisk) : 1;
            atRisk -= one.Weight;
        }

        for (; at < values.Count; at++)
        {
            ended[at] = 1 - surviving;
        }

        return ended;
    }

    private static double TotalOf(ReadOnlySpan<Observation> observations)
    {
        var total = 0.0;
        foreach (ref readonly var one in observations)
        {
            total += one.Weight;
        }

        return total;
    }
}
