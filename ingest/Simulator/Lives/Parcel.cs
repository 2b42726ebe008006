using Analytics.Formats;

namespace Analytics.Simulator;

/// <summary>How a parcel's life ends, sooner or later.</summary>
internal enum Ending : byte
{
    Delivered,
    Returned,
    Lost,
}

/// <summary>One message of a provider: all scans up to a moment.</summary>
/// <param name="Scans">How many scans it tells.</param>
/// <param name="TakenAt">When the provider took it: seconds since 1970-01-01T00:00Z.</param>
/// <param name="Round">When it is sent, among the pushes of its block.</param>
/// <param name="Again">The later round in which it is sent a second time; 0 for none.</param>
internal readonly record struct Snapshot(int Scans, long TakenAt, int Round, int Again)
{
    /// <summary>It is sent after later snapshots of its parcel.</summary>
    public bool IsLate => Round == Parcel.MaxSnapshots;

    public bool IsRepeated => Again > 0;

    public bool IsSentIn(int round) => round == Round || (IsRepeated && round == Again);
}

/// <summary>One parcel: its whole life, and what its provider tells of it. Filled anew for each parcel of a block.</summary>
internal sealed class Parcel
{
    private const int MaxScans = 48;

    public const int MaxSnapshots = 4;

    private readonly Scan[] scans = new Scan[MaxScans];
    private readonly Snapshot[] snapshots = new Snapshot[MaxSnapshots];
    private int scanCount;
    private int snapshotCount;

    public long Ordinal { get; private set; }

    public Route Route { get; private set; } = null!;

    public long PickedUp { get; set; }

    /// <summary>When it is delivered, also beyond the observation instant; 0 for never.</summary>
    public long Delivered { get; set; }

    public Ending Ending { get; set; }

    /// <summary>Promised local date at the destination, as days since 1970-01-01; 0 for none.</summary>
    public int PromiseDay { get; set; }

    /// <summary>The provider puts the promise off once it has passed.</summary>
    public bool Revises { get; set; }

    /// <summary>The provider does not state where the parcel comes from: the pickup scan tells.</summary>
    public bool OriginUnstated { get; set; }

    public Person Recipient { get; set; }

    public Person Neighbour { get; set; }

    public Company Shipper { get; set; }

    /// <summary>Bits of its own, for identifiers of no meaning.</summary>
    public ulong Stamp { get; set; }

    public TrackingNumber Number { get; } = new();

    public Span<Scan> Scans => scans.AsSpan(0, scanCount);

    public ReadOnlySpan<Snapshot> Snapshots => snapshots.AsSpan(0, snapshotCount);

    public void Start(long ordinal, Route route)
    {
        (Ordinal, Route, scanCount, snapshotCount) = (ordinal, route, 0, 0);
        (PickedUp, Delivered, Ending, PromiseDay) = (0, 0, Ending.Delivered, 0);
        (Revises, OriginUnstated) = (false, false);
    }

    public void Add(in Scan scan) => scans[scanCount++] = scan;

    public void Add(in Snapshot snapshot) => snapshots[snapshotCount++] = snapshot;

    /// <summary>Forgets all scans from the given one on.</summary>
    public void Cut(int count) => scanCount = count;

    /// <summary>Forgets the first scan.</summary>
    public void DropFirst()
    {
        Scans[1..].CopyTo(scans);
        scanCount--;
    }

    /// <summary>How many scans had happened by an instant.</summary>
    public int ScansBy(long instant)
    {
        var count = scanCount;
        while (count > 0 && scans[count - 1].At > instant)
        {
            count--;
        }

        return count;
    }

    /// <summary>Delivered on the promised local date or before it; null where there is no promise or no delivery.</summary>
    public bool? OnTime => PromiseDay == 0 || Delivered == 0 ? null : Route.Lane.To.Clock.DayOf(Delivered) <= PromiseDay;

    /// <summary>
    /// The delivery date that a snapshot states, as days since 1970-01-01; 0 for none. The first one states the original.
    /// </summary>
    public int StatedPromise(int snapshot)
    {
        var overdue = Revises && snapshot > 0 && PromiseDay > 0
            && Route.Lane.To.Clock.DayOf(Snapshots[snapshot].TakenAt) > PromiseDay;
        return overdue ? PromiseDay + 2 : PromiseDay;
    }

    /// <summary>The last scan of a snapshot.</summary>
    public ref readonly Scan Latest(in Snapshot snapshot) => ref scans[snapshot.Scans - 1];

    /// <summary>Index of the first scan of a milestone among the scans of a snapshot; -1 for none.</summary>
    public int IndexOf(Milestone milestone, in Snapshot snapshot)
    {
        for (var i = 0; i < snapshot.Scans; i++)
        {
            if (scans[i].What == milestone)
            {
                return i;
            }
        }

        return -1;
    }
}
