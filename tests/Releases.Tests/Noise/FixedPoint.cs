using System.Numerics;

namespace Analytics.Releases.Tests;

/// <summary>Exponentials to 400 bits, by integers alone: what figures of floating point are held against.</summary>
internal static class FixedPoint
{
    public const int Bits = 400;

    public static BigInteger One => BigInteger.One << Bits;

    /// <summary>e^(-numerator / denominator), within some 2^-390.</summary>
    public static BigInteger ExpOfMinus(BigInteger numerator, BigInteger denominator)
    {
        // e^(-x / 2^k) by its series, then squared k times.
        const int Squarings = 12;
        var x = (numerator << (Bits - Squarings)) / denominator;
        var (term, sum) = (One, One);
        for (var k = 1; !term.IsZero; k++)
        {
            term = -((term * x) >> Bits) / k;
            sum += term;
        }

        for (var i = 0; i < Squarings; i++)
        {
            sum = (sum * sum) >> Bits;
        }

        return sum;
    }

    /// <summary>A share of two numbers, nearest.</summary>
    public static double Share(BigInteger part, BigInteger whole) => Math.ScaleB((double)((part << Bits) / whole), -Bits);
}
