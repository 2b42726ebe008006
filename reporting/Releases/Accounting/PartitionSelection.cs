using System.Numerics;

namespace Analytics.Releases;

/// <summary>
/// Keys that are not public, chosen one by one by the units behind them, with the largest chances that are (epsilon, delta)-differentially
/// private (Desfontaines, Voss, Gipson, Mandayam 2020): p(n + 1) = min(e^eps * p(n) + delta, 1 - e^-eps * (1 - p(n) - delta), 1). Each of a
/// unit's groups has epsilon / l0 and delta / l0.
/// </summary>
internal sealed class PartitionSelection
{
    private const int Bits = 64;
    private const int MostUnits = 1_000_000;

    private static readonly BigInteger One = BigInteger.One << Bits;

    // Chances of 1, 2, 3 ... units over 2^64; of more than these, 1. Both bounds of the recurrence are rounded down, so that it holds of these
    // very integers.
    private readonly List<ulong> chances = [];
    private readonly int leastUnits;

    /// <param name="leastUnits">Keys with fewer distinct units are never chosen; of those with n, n - leastUnits + 1 count.</param>
    /// <exception cref="ArgumentOutOfRangeException">An epsilon, a delta, or a number that chooses no key or protects nobody.</exception>
    public PartitionSelection(double epsilon, double delta, int groupsPerUnit, int leastUnits = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groupsPerUnit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leastUnits);
        if (epsilon is not (> 0 and <= 100) || delta is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(epsilon), "Epsilon must lie between 0 and 100 and delta between 0 and 1.");
        }

        this.leastUnits = leastUnits;
        var step = new BigInteger(Math.ScaleB(delta, Bits)) / groupsPerUnit;
        ArgumentOutOfRangeException.ThrowIfLessThan(step, BigInteger.One, nameof(delta));

        // e^eps below what it is and e^-eps above, as 64 bits of fraction: Exp and the division err by a few of 2^53.
        var grow = new BigInteger(Math.ScaleB(Math.Exp(epsilon / groupsPerUnit) * (1 - 1e-13), Bits));
        var shrink = new BigInteger(Math.ScaleB(Math.Exp(-epsilon / groupsPerUnit) * (1 + 1e-13), Bits)) + 1;
        for (var chance = Next(0, step, grow, shrink); chance < One; chance = Next(chance, step, grow, shrink))
        {
            chances.Add((ulong)chance);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(chances.Count, MostUnits, nameof(epsilon));
        }
    }

    /// <summary>The chance that a key with so many distinct units is chosen.</summary>
    public double Chance(long units) => Counted(units) switch
    {
        <= 0 => 0,
        var counted when counted > chances.Count => 1,
        var counted => Math.ScaleB(chances[(int)counted - 1], -Bits),
    };

    /// <summary>Whether a key with so many distinct units is chosen, by a draw whose chance is exactly that integer over 2^64.</summary>
    public bool Choose(long units, IRandomBits bits)
    {
        var counted = Counted(units);
        return counted > 0 && (counted > chances.Count || bits.Next() < chances[(int)counted - 1]);
    }

    private long Counted(long units) => units - leastUnits + 1;

    private static BigInteger Next(BigInteger chance, BigInteger step, BigInteger grow, BigInteger shrink)
    {
        var rest = One - chance - step;
        var left = rest.Sign <= 0 ? BigInteger.Zero : ((rest * shrink) + One - 1) >> Bits;
        return BigInteger.Min(((chance * grow) >> Bits) + step, One - left);
    }
}
