namespace Analytics.Releases;

/// <summary>
/// The law P[X = m] ~ e^(-m^2 / (2 sigma^2)) on integers (Canonne, Kamath, Steinke 2020, algorithm 3). Added to counts that one unit changes by
/// a vector of the length d, it is d^2 / (2 sigma^2)-zero-concentrated differentially private.
/// </summary>
internal sealed class DiscreteGaussian : NoiseLaw
{
    // A draw of a Laplace law of the integer scale t = floor(sigma) + 1 is kept with probability e^-x,
    //   x = (|y| - sigma^2 / t)^2 / (2 sigma^2) = (|y| * d * t - n)^2 / (2 * n * d * t^2),  sigma^2 = n / d.
    // With n, d <= 2^24: d * t <= sqrt(n * d) + d <= 2^25, and the divisor 2 * n * d * t^2 <= 2 * n * (sqrt(n) + sqrt(d))^2 <= 2^51.
    // |y| * d * t fits a long as long as |y| < 2^37; the chance of one above is e^(-2^24), and would stop the draw.
    private readonly long numerator;
    private readonly long step;
    private readonly ulong divisor;
    private readonly DiscreteLaplace proposal;
    private readonly double total;

    public DiscreteGaussian(Fraction sigmaSquared)
    {
        Scale = sigmaSquared;
        var (n, d) = (sigmaSquared.Numerator, sigmaSquared.Denominator);
        var t = 1UL;
        while (t * t * d <= n)
        {
            t++;
        }

        numerator = (long)n;
        step = (long)(d * t);
        divisor = 2 * n * d * t * t;
        proposal = new(new(t, 1));
        total = 1 + (2 * Sum(1, 0, weighted: false));
        Variance = 2 * Sum(1, 0, weighted: true) / total;
    }

    /// <summary>Sigma squared.</summary>
    public override Fraction Scale { get; }

    /// <summary>Of the law on integers: a little below sigma squared where sigma is small.</summary>
    public override double Variance { get; }

    public override long Draw(IRandomBits bits)
    {
        while (true)
        {
            var draw = proposal.Draw(bits);
            if (IsKept(Math.Abs(draw), bits))
            {
                return draw;
            }
        }
    }

    /// <summary>Rounded up.</summary>
    public override double Mass(long m) => Rounding.Up(Math.Exp(-Exponent(m)) / total);

    /// <summary>The sum of the masses from m on for m >= 1, and 1 - P[X >= 1 - m] else; rounded up.</summary>
    public override double Tail(long m) => m >= 1 ? Rounding.Up(Upper(m)) : Rounding.UpOfRest(Upper(1 - m));

    private bool IsKept(long magnitude, IRandomBits bits)
    {
        var offset = (ulong)Math.Abs(checked(magnitude * step) - numerator);
        var (whole, part) = Math.BigMul(offset, offset, out var square) == 0 ? Math.DivRem(square, divisor) : Wide(offset);
        for (; whole > 0; whole--)
        {
            if (!bits.ChanceOfExp(1, 1))
            {
                return false;
            }
        }

        return bits.ChanceOfExp(part, divisor);
    }

    private (ulong Whole, ulong Part) Wide(ulong offset)
    {
        var (whole, part) = UInt128.DivRem((UInt128)offset * offset, divisor);
        return checked(((ulong)whole, (ulong)part));
    }

    private double Exponent(double m) => m * m / (2 * Scale.Value);

    private double Upper(long m) => Math.Exp(-Exponent(m)) * Sum(m, Exponent(m), weighted: false) / total;

    /// <summary>Masses from m >= 1 on over e^-base, until they are too small to change the sum: at most 9 sigma of them.</summary>
    private double Sum(long m, double @base, bool weighted)
    {
        var sum = 0.0;
        for (var at = (double)m; ; at++)
        {
            var term = Math.Exp(@base - Exponent(at)) * (weighted ? at * at : 1);
            sum += term;
            if (term <= sum * 1e-17 && at * at > 2 * Scale.Value)
            {
                return sum;
            }
        }
    }
}
