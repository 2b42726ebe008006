using System.Numerics;
using System.Runtime.Intrinsics;

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

    public long Of(int bin) => Vector512.Sum(Week(bin));

    public long Of(int bin, int weekday) => counts[(bin * Stride) + weekday];

    /// <summary>The weekdays that a bin has durations of: bit 0 is weekday 0.</summary>
    public uint WeekdaysOf(int bin) => (uint)~Vector512.Equals(Week(bin), Vector512<long>.Zero).ExtractMostSignificantBits() & 0x7F;

    /// <summary>Adds up all durations by weekday.</summary>
    public void AddTo(Span<long> weekdays)
    {
        var sum = Vector512<long>.Zero;
        for (var bin = NextBin(0); bin >= 0; bin = NextBin(bin + 1))
        {
            sum += Week(bin);
        }

        for (var day = 0; day < weekdays.Length; day++)
        {
            weekdays[day] += sum[day];
        }
    }

    private Vector512<long> Week(int bin) => Vector512.LoadUnsafe(ref counts[bin * Stride]);

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
