namespace Analytics.Support;

/// <summary>Numbers by chance that are the same on every machine (SplitMix64).</summary>
public sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 to one below the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>From 0 up to 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>In an order by chance.</summary>
    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        for (var last = shuffled.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (shuffled[last], shuffled[other]) = (shuffled[other], shuffled[last]);
        }

        return shuffled;
    }

    /// <summary>64 bits.</summary>
    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
