namespace Analytics.Simulator;

/// <summary>
/// Distributions built from additions, multiplications, divisions and square roots alone: these IEEE 754 fixes to the
/// last bit, while <see cref="Math.Exp"/> and <see cref="Math.Log"/> differ between platforms.
/// </summary>
internal static class Distributions
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Beyond this many standard deviations a draw is cut off, so that no leg lasts for years.</summary>
    private const double Cut = 4;

    /// <summary>A log-normal draw: <paramref name="median"/> x exp(<paramref name="sigma"/> x a standard normal).</summary>
    public static double LogNormal(ref Rng rng, double median, double sigma) =>
        median * Exp(sigma * Math.Clamp(NormalQuantile(rng.Unit()), -Cut, Cut));

    /// <summary>e^x for |x| under 700, to about one unit in the last place.</summary>
    public static double Exp(double x)
    {
        var k = Math.Round(x * 1.44269504088896340736);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var sum = 1.0;
        for (var n = 14; n >= 1; n--)
        {
            sum = 1 + (r / n * sum);
        }

        return sum * BitConverter.Int64BitsToDouble(((long)k + 1023) << 52);
    }

    /// <summary>Natural logarithm of a normal positive number, to about one unit in the last place.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        var f = (mantissa - 1) / (mantissa + 1);
        var square = f * f;
        var sum = 0.0;
        for (var n = 25; n >= 1; n -= 2)
        {
            sum = (sum * square) + (1.0 / n);
        }

        return (exponent * Ln2High) + ((2 * f * sum) + (exponent * Ln2Low));
    }

    /// <summary>Quantile of the standard normal: AS 241, routine PPND16 (Wichura, 1988), relative error about 1e-16.</summary>
    public static double NormalQuantile(double p)
    {
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var near = 0.180625 - (q * q);
            return q * Ratio(near, NearTop, NearBottom);
        }

        var r = Math.Sqrt(-Log(q < 0 ? p : 1 - p));
        var tail = r <= 5 ? Ratio(r - 1.6, MidTop, MidBottom) : Ratio(r - 5, FarTop, FarBottom);
        return q < 0 ? -tail : tail;
    }

    private static double Ratio(double x, ReadOnlySpan<double> top, ReadOnlySpan<double> bottom) =>
        Polynomial(x, top) / Polynomial(x, bottom);

    // Coefficients run from the highest power to the constant.
    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        foreach (var coefficient in coefficients)
        {
            sum = (sum * x) + coefficient;
        }

        return sum;
    }

    private static ReadOnlySpan<double> NearTop =>
    [
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
        13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
    ];

    private static ReadOnlySpan<double> NearBottom =>
    [
        5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
        5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
    ];

    private static ReadOnlySpan<double> MidTop =>
    [
        7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
        3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
    ];

    private static ReadOnlySpan<double> MidBottom =>
    [
        1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
        0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
    ];

    private static ReadOnlySpan<double> FarTop =>
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
        0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
    ];

    private static ReadOnlySpan<double> FarBottom =>
    [
        2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
        0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
    ];
}
