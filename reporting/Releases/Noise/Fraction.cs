using System.Globalization;
using System.Numerics;

namespace Analytics.Releases;

/// <summary>A positive fraction in lowest terms, small enough for samplers to reckon with in 64 bits.</summary>
internal readonly record struct Fraction
{
    /// <summary>The most that numerator and denominator may be: samplers prove from it that their products fit.</summary>
    public const ulong Limit = 1 << 24;

    private const int FinestDenominator = 1000;

    /// <param name="numerator">1 to <see cref="Limit"/>.</param>
    /// <param name="denominator">1 to <see cref="Limit"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not.</exception>
    public Fraction(ulong numerator, ulong denominator)
    {
        if (numerator is 0 or > Limit || denominator is 0 or > Limit)
        {
            throw new ArgumentOutOfRangeException(
                nameof(numerator), string.Create(CultureInfo.InvariantCulture, $"Noise of the scale {numerator}/{denominator} cannot be drawn: both must be from 1 to {Limit}."));
        }

        var divisor = (ulong)BigInteger.GreatestCommonDivisor(numerator, denominator);
        (Numerator, Denominator) = (numerator / divisor, denominator / divisor);
    }

    public ulong Numerator { get; }

    public ulong Denominator { get; }

    /// <summary>The nearest number with floating point; right to one in 2^53.</summary>
    public double Value => (double)Numerator / Denominator;

    /// <summary>The least fraction of thousandths, or of hundredths, tenths or ones where thousandths do not fit, that is not below.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is above <see cref="Limit"/>.</exception>
    public static Fraction AtLeast(BigInteger numerator, BigInteger denominator) =>
        Least(finest => (numerator * finest + denominator - 1) / denominator);

    /// <summary>As <see cref="AtLeast"/>, of the square root of a fraction.</summary>
    public static Fraction AtLeastRoot(BigInteger numerator, BigInteger denominator) =>
        Least(finest => Root(numerator * finest * finest, denominator));

    /// <summary>A decimal as it is.</summary>
    public static (BigInteger Numerator, BigInteger Denominator) Of(decimal value)
    {
        var scale = BigInteger.Pow(10, value.Scale);
        var bits = decimal.GetBits(value);
        var whole = (new BigInteger((uint)bits[2]) << 64) + (new BigInteger((uint)bits[1]) << 32) + (uint)bits[0];
        return (value < 0 ? -whole : whole, scale);
    }

    /// <summary>What <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out Fraction fraction)
    {
        var parts = text.Split('/');
        if (parts.Length == 2
            && ulong.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var numerator) && numerator is > 0 and <= Limit
            && ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator) && denominator is > 0 and <= Limit)
        {
            fraction = new(numerator, denominator);
            return true;
        }

        fraction = default;
        return false;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static Fraction Least(Func<BigInteger, BigInteger> numeratorOver)
    {
        for (var denominator = FinestDenominator; ; denominator /= 10)
        {
            var numerator = numeratorOver(denominator);
            if (numerator <= Limit)
            {
                return new((ulong)numerator, (ulong)denominator);
            }

            if (denominator == 1)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(numeratorOver), string.Create(CultureInfo.InvariantCulture, $"The noise that was asked for is too large to be drawn: its scale is above {Limit}."));
            }
        }
    }

    /// <summary>The least n with n * n * denominator >= numerator: a guess by floating point, put right by integers.</summary>
    private static BigInteger Root(BigInteger numerator, BigInteger denominator)
    {
        var root = new BigInteger(Math.Sqrt((double)numerator / (double)denominator));
        while (root * root * denominator >= numerator && root > 0)
        {
            root -= 1;
        }

        while (root * root * denominator < numerator)
        {
            root += 1;
        }

        return root;
    }
}
