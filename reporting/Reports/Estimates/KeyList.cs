using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Analytics.Reports;

/// <summary>Keys of durations (see <see cref="DurationScale"/>), as the engine gives them.</summary>
/// <param name="bytes">Its bytes.</param>
/// <param name="isCounted">
/// Whether there is one entry for each key that occurs, durations * 65536 + key (UInt32), or several where they are many; else there is one for each duration, its key (UInt16).
/// </param>
internal readonly ref struct KeyList(ReadOnlySpan<byte> bytes, bool isCounted)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(KeyCounts counts)
    {
        if (!isCounted)
        {
            counts.Add(MemoryMarshal.Cast<byte, ushort>(bytes));
            return;
        }

        foreach (var entry in MemoryMarshal.Cast<byte, uint>(bytes))
        {
            counts.Add((ushort)entry, (int)(entry >> 16));
        }
    }
}
