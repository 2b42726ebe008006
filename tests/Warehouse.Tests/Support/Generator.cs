using System.Buffers.Binary;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>SplitMix64: the same numbers from the same seed, everywhere.</summary>
internal sealed class Generator(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to below the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public bool Chance(int percent) => Below(100) < percent;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }

    /// <summary>The token of a parcel by its number.</summary>
    public static byte[] Token(long number)
    {
        var token = new byte[16];
        var generator = new Generator((ulong)number);
        BinaryPrimitives.WriteUInt64LittleEndian(token, generator.Next());
        BinaryPrimitives.WriteUInt64LittleEndian(token.AsSpan(8), generator.Next());
        return token;
    }
}
