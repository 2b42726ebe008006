using System.Numerics;

namespace Analytics.Simulator;

/// <summary>What a stream of random numbers is drawn for; streams of one parcel do not touch each other.</summary>
internal enum Purpose : ulong
{
    Life,
    People,
    Pushes,
}

/// <summary>
/// xoshiro256** 1.0 (Blackman and Vigna, 2018), its state filled by SplitMix64. The same numbers on every machine.
/// Mutable: pass it by reference.
/// </summary>
internal struct Rng(ulong s0, ulong s1, ulong s2, ulong s3)
{
    /// <summary>The stream of one parcel for one purpose.</summary>
    public static Rng Of(ulong seed, long ordinal, Purpose purpose)
    {
        var key = SplitMix(ref seed);
        key ^= (ulong)ordinal;
        key = SplitMix(ref key) ^ (ulong)purpose;
        return new Rng(SplitMix(ref key), SplitMix(ref key), SplitMix(ref key), SplitMix(ref key));
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood, 2014): moves the state on and returns the next number.</summary>
    public static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>Uniform in the open interval from 0 to 1, in steps of 2^-53.</summary>
    public double Unit() => ((Next() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, <paramref name="bound"/>); the bias is under bound x 2^-64.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    public bool Chance(double probability) => Unit() < probability;
}
