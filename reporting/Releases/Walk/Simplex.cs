namespace Analytics.Releases;

/// <summary>The nearest counts that could be: none negative, their sum as it is told.</summary>
internal static class Simplex
{
    /// <summary>
    /// The point of {x >= 0, sum of x = total} that is nearest to y: x = max(0, y - shift), the shift found by going through y from its largest
    /// (Held, Wolfe, Crowder 1974). Sums are of integers, so nothing depends on their order.
    /// </summary>
    /// <param name="y">Noisy counts.</param>
    /// <param name="total">Above 0.</param>
    public static double[] Nearest(ReadOnlySpan<long> y, long total)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total);
        var descending = y.ToArray();
        descending.AsSpan().Sort((left, right) => right.CompareTo(left));
        var (sum, excess, kept) = (0L, 0L, 1);
        for (var i = 0; i < descending.Length; i++)
        {
            sum += descending[i];

            // The i + 1 largest are all above their shift (sum - total) / (i + 1).
            if (descending[i] * (i + 1) > sum - total)
            {
                (excess, kept) = (sum - total, i + 1);
            }
        }

        var nearest = new double[y.Length];
        for (var i = 0; i < nearest.Length; i++)
        {
            nearest[i] = Math.Max(0, (double)((y[i] * kept) - excess) / kept);
        }

        return nearest;
    }
}
