namespace Analytics.Releases;

/// <summary>Integers and decisions by chance, exact: every outcome has the very probability that is asked for.</summary>
internal static class RandomIntegers
{
    /// <summary>Each integer from 0 to one below the limit as likely as another: the high half of a product, drawn again where it would favour some.</summary>
    public static ulong Below(this IRandomBits bits, ulong limit)
    {
        var high = Math.BigMul(bits.Next(), limit, out var low);
        if (low < limit)
        {
            var excess = (0 - limit) % limit;
            while (low < excess)
            {
                high = Math.BigMul(bits.Next(), limit, out low);
            }
        }

        return high;
    }

    /// <summary>
    /// True with probability numerator / denominator, at most 1: a uniform number U is compared digit by digit to base 2^64, and the first word
    /// decides but for once in 2^64 / denominator.
    /// </summary>
    public static bool Chance(this IRandomBits bits, ulong numerator, ulong denominator)
    {
        while (true)
        {
            // U < numerator / denominator as far as the word w tells: w * denominator against numerator * 2^64.
            var high = Math.BigMul(bits.Next(), denominator, out var low);
            if (high >= numerator)
            {
                return false;
            }

            var rest = 0 - low;
            if (numerator - high > 1 || low == 0 || rest >= denominator)
            {
                return true;
            }

            numerator = rest;
        }
    }

    /// <summary>
    /// True with probability e^-x, x = numerator / denominator at most 1: the run of successes of x/1, x/2, x/3 ... is even with that
    /// probability (Canonne, Kamath, Steinke 2020, algorithm 1).
    /// </summary>
    /// <param name="denominator">
    /// Below 2^52. The product with the length of the run fits as long as the run is below 2^12; one that long has a chance of 1 / 4095!, and
    /// would stop the draw.
    /// </param>
    public static bool ChanceOfExp(this IRandomBits bits, ulong numerator, ulong denominator)
    {
        var run = 1UL;
        while (bits.Chance(numerator, checked(denominator * run)))
        {
            run++;
        }

        return (run & 1) == 1;
    }
}
