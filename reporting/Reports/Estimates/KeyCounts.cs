using System.Numerics;

namespace Analytics.Reports;

/// <summary>How many durations there are of each key (see <see cref="DurationScale"/>). Counting costs by the durations, walking by the bins that occur.</summary>
internal sealed class KeyCounts
{
    // A bin's weekdays lie side by side.
    private const int Stride = 8;
    private const int Bins = 4096;

    private readonly long[] counts = new long[Bins * Stride];
    private readonly ulong[] occurring = new ulong[Bins / 64];

    public long Total { get; private set; }

    public void Clear()
    {
        for (var bin = NextBin(0); bin >= 0; bin = NextBin(bin + 1))
        {
            counts.AsSpan(bin * Stride, Stride).Clear();
        }

        Array.Clear(occurring);
        Total = 0;
    }

    /// <summary>Counts one duration for each key.</summary>
    public void Add(ReadOnlySpan<ushort> keys)
    {
        foreach (var key in keys)
        {
            var bin = DurationScale.BinOf(key);
            counts[(bin * Stride) + DurationScale.WeekdayOf(key)]++;
            occurring[bin >> 6] |= 1UL << bin;
        }

        Total += keys.Length;
    }

    public void Add(ushort key, long durations)
    {
        var bin = DurationScale.BinOf(key);
        counts[(bin * Stride) + DurationScale.WeekdayOf(key)] += durations;
        occurring[bin >> 6] |= 1UL << bin;
        Total += durations;
    }

    /// <summary>The durations of a bin by weekday.</summary>
    public ReadOnlySpan<long> Of(int bin) => counts.AsSpan(bin * Stride, DurationScale.Weekdays);

    /// <summary>The first bin from this one on that has a duration; -1 after the last.</summary>
    public int NextBin(int bin)
    {
        for (var word = bin >> 6; word < occurring.Length; word++, bin = 0)
        {
            var rest = occurring[word] >> bin << bin;
            if (rest != 0)
            {
                return (word << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }

        return -1;
    }
}
