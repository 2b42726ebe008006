namespace Analytics.Releases;

/// <summary>The normal law, right to 13 digits in its far tail too.</summary>
internal static class Normal
{
    private const double SeriesEnd = 2.5;
    private const int FractionDepth = 200;

    private static readonly double Root = Math.Sqrt(2 * Math.PI);

    /// <summary>P[Z >= z].</summary>
    public static double Tail(double z) => z < 0 ? 1 - Tail(-z) : z < SeriesEnd ? 0.5 - Series(z) : Fraction(z);

    /// <summary>The z that is exceeded with a probability below 1/2; rounded up.</summary>
    public static double Exceeded(double probability)
    {
        var (low, high) = (-40.0, 40.0);
        while (high - low > 1e-13)
        {
            var middle = (low + high) / 2;
            (low, high) = Tail(middle) > probability ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>P[0 &lt; Z &lt; z]: the density times z + z^3/3 + z^5/(3*5) + ...</summary>
    private static double Series(double z)
    {
        var (term, sum) = (z, z);
        for (var k = 3; term > sum * 1e-18; k += 2)
        {
            term *= z * z / k;
            sum += term;
        }

        return sum * Math.Exp(-z * z / 2) / Root;
    }

    /// <summary>The density over z + 1/(z + 2/(z + 3/(z + ...))).</summary>
    private static double Fraction(double z)
    {
        var fraction = z;
        for (var k = FractionDepth; k > 0; k--)
        {
            fraction = z + (k / fraction);
        }

        return Math.Exp(-z * z / 2) / (fraction * Root);
    }
}
