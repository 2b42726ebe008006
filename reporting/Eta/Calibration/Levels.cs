namespace Analytics.Eta;

/// <summary>The levels at which distributions are told: 5 %, 10 % ... 95 %.</summary>
internal static class Levels
{
    public const int Count = 19;

    /// <summary>Places of the levels that are answered.</summary>
    public const int P10 = 1, P50 = 9, P80 = 15, P90 = 17;

    public static IReadOnlyList<double> All { get; } = [.. Enumerable.Range(1, Count).Select(i => i / 20.0)];

    /// <summary>The standard normal quantile of each level.</summary>
    public static IReadOnlyList<double> Normal { get; } = [.. All.Select(level => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, level))];

    /// <summary>The share at which a value lies in a distribution, linear between its levels, from 0 to 1.</summary>
    /// <param name="quantiles">The values of the levels, rising.</param>
    /// <param name="value">The value.</param>
    public static double ShareAt(ReadOnlySpan<float> quantiles, double value)
    {
        // Outside of the levels it goes on as steep as at its ends.
        var i = 0;
        while (i < Count - 2 && value > quantiles[i + 1])
        {
            i++;
        }

        var (low, high) = (quantiles[i], quantiles[i + 1]);
        var share = high > low ? (value - low) / (high - low) : value > low ? 1 : 0;
        return Math.Clamp(All[i] + (share / 20), 0, 1);
    }

    /// <summary>The value at a share: what <see cref="ShareAt"/> is the way back from.</summary>
    public static double ValueAt(ReadOnlySpan<float> quantiles, double share)
    {
        var i = Math.Clamp((int)(share * 20) - 1, 0, Count - 2);
        return quantiles[i] + ((share - All[i]) * 20 * (quantiles[i + 1] - (double)quantiles[i]));
    }
}
