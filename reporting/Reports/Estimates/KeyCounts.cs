using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Analytics.Reports;

/// <summary>
/// How many durations there are of each key (see <see cref="DurationScale"/>). To count costs by the durations, all else by the bins that
/// occur.
/// </summary>
internal sealed class KeyCounts
{
    /// <summary>Words of <see cref="Occurring"/>: bin b is bit b % 64 of word b / 64.</summary>
    public const int Words = Bins / 64;

    private const int Bins = 4096;

    // A bin's weekdays lie side by side.
    private const int Stride = 8;

    private readonly int[] counts = new int[Bins * Stride];
    private readonly ulong[] occurring = new ulong[Words];

    public long Total { get; private set; }

    /// <summary>64 bins, a bit for each that has a duration.</summary>
    public ulong Occurring(int word) => occurring[word];

    /// <summary>The durations of a bin by weekday, and a 0 behind them.</summary>
    public ReadOnlySpan<int> Of(int bin) => counts.AsSpan(bin * Stride, Stride);

    /// <summary>The weekdays that a bin has durations of: bit 0 is weekday 0.</summary>
    public uint WeekdaysOf(int bin) => ~Vector256.Equals(Week(bin), Vector256<int>.Zero).ExtractMostSignificantBits() & 0x7F;

    public void Clear()
    {
        foreach (var bin in new OccurringBins(this, this))
        {
            counts.AsSpan(bin * Stride, Stride).Clear();
        }

        Array.Clear(occurring);
        Total = 0;
    }

    /// <summary>Counts one duration for each key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ushort key, int durations)
    {
        var bin = DurationScale.BinOf(key);
        ref var count = ref counts[(bin * Stride) + DurationScale.WeekdayOf(key)];
        count = checked(count + durations);
        occurring[bin >> 6] |= 1UL << bin;
        Total += durations;
    }

    /// <summary>Adds up all durations by weekday.</summary>
    public void AddTo(Span<long> weekdays)
    {
        foreach (var bin in new OccurringBins(this, this))
        {
            var week = Of(bin);
            for (var day = 0; day < weekdays.Length; day++)
            {
                weekdays[day] += week[day];
            }
        }
    }

    private Vector256<int> Week(int bin) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(counts), (nuint)(bin * Stride));
}
