using Analytics.Pipeline.Coarsening;

namespace Analytics.Pipeline.Journeys;

/// <summary>A place that wins over places of lower rank; see the ranks of <c>journeys.origin</c> (Schema/001_facts.sql).</summary>
internal struct RankedPlace
{
    public const ulong Stated = 3UL << 32;
    public const ulong AtPickup = 2UL << 32;
    public const ulong AtDelivery = 2UL << 32;
    public const ulong Carried = 1UL << 32;

    public ulong Rank { get; private set; }

    public PlaceCode Value { get; private set; }

    /// <summary>The rank of a scan's place: the earlier the scan, the higher.</summary>
    public static ulong Earliest(ulong kind, long at) => kind + (uint.MaxValue - (ulong)at);

    public void Merge(ulong rank, PlaceCode place)
    {
        if (!place.IsEmpty && (rank > Rank || (rank == Rank && Compare(place, Value) > 0)))
        {
            Rank = rank;
            Value = place;
        }
    }

    // As ClickHouse compares strings: byte by byte, the shorter first.
    private static int Compare(PlaceCode a, PlaceCode b)
    {
        Span<byte> left = stackalloc byte[PlaceCode.MaxLength];
        Span<byte> right = stackalloc byte[PlaceCode.MaxLength];
        return left[..a.Write(left)].SequenceCompareTo(right[..b.Write(right)]);
    }
}
