namespace Analytics.Releases;

/// <summary>
/// The law P[X = m] ~ e^(-|m| / scale) on integers (Canonne, Kamath, Steinke 2020, algorithm 2). Added to counts that one unit changes by d in
/// all, it is (d / scale)-differentially private.
/// </summary>
internal sealed class DiscreteLaplace(Fraction scale) : NoiseLaw
{
    // With a = numerator and b = denominator, at most 2^24 each. Denominators of chances: a < 2^52. Magnitudes: u + a * v, u < a, fit as long
    // as v < 2^39; the chance of one above is e^(-2^39), and would stop the draw.
    private readonly ulong numerator = scale.Numerator;
    private readonly ulong denominator = scale.Denominator;
    private readonly double rate = 1 / scale.Value;

    public override Fraction Scale => scale;

    public override double Variance
    {
        get
        {
            // 2q / (1 - q)^2, q = e^-rate.
            var half = Math.Sinh(rate / 2);
            return 0.5 / (half * half);
        }
    }

    public override long Draw(IRandomBits bits)
    {
        while (true)
        {
            var part = bits.Below(numerator);
            if (!bits.ChanceOfExp(part, numerator))
            {
                continue;
            }

            var whole = 0UL;
            while (bits.ChanceOfExp(1, 1))
            {
                whole++;
            }

            var magnitude = checked((long)((part + (numerator * whole)) / denominator));
            var isNegative = (bits.Next() & 1) == 1;
            if (!isNegative || magnitude != 0)
            {
                return isNegative ? -magnitude : magnitude;
            }
        }
    }

    /// <summary>(1 - q) / (1 + q) * q^|m|, q = e^(-1/scale); rounded up.</summary>
    public override double Mass(long m) => Rounding.Up(Math.Tanh(rate / 2) * Math.Exp(-Math.Abs((double)m) * rate));

    /// <summary>q^m / (1 + q) for m >= 1, and 1 - P[X >= 1 - m] else; rounded up.</summary>
    public override double Tail(long m) => m >= 1 ? Rounding.Up(Upper(m)) : Rounding.UpOfRest(Upper(1 - m));

    private double Upper(long m) => Math.Exp(-m * rate) / (1 + Math.Exp(-rate));
}
