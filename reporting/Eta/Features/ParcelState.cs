namespace Analytics.Eta;

/// <summary>What the scans of a parcel up to an instant come to; training and serving fold them alike.</summary>
internal struct ParcelState
{
    private const long Never = long.MinValue;

    public ParcelState()
    {
    }

    /// <summary>Seconds since 1970 of the first scan in the carrier's hands; none before.</summary>
    public long PickedUpAt { get; private set; } = Never;

    public short PickedUpOffset { get; private set; }

    /// <summary>Seconds since 1970 of the first scan of all.</summary>
    public long FirstAt { get; private set; } = Never;

    /// <summary>Seconds since 1970 of the last scan.</summary>
    public long LastAt { get; private set; } = Never;

    public short LastOffset { get; private set; }

    /// <summary>The last that tells of progress.</summary>
    public Milestone Last { get; private set; }

    public int Scans { get; private set; }

    public bool IsInCustoms { get; private set; }

    public bool HadException { get; private set; }

    public int FailedAttempts { get; private set; }

    public bool IsAtDestination { get; private set; }

    /// <summary>How far it is, roughly.</summary>
    public Stage Stage { get; private set; }

    /// <summary>When the first scan of the stage was.</summary>
    public long StageAt { get; private set; } = Never;

    public readonly bool IsPickedUp => PickedUpAt != Never;

    public readonly bool HasScans => LastAt != Never;

    /// <summary>Whether a milestone shows the parcel in the carrier's hands.</summary>
    public static bool ShowsPossession(Milestone milestone) =>
        milestone is >= Milestone.PickedUp and <= Milestone.AttemptFailed or Milestone.Delivered;

    /// <summary>Whether a milestone tells how far a parcel is.</summary>
    public static bool TellsProgress(Milestone milestone) => milestone is >= Milestone.Ordered and <= Milestone.Delivered;

    /// <summary>Adds the next scan by time.</summary>
    public void Add(in Checkpoint scan)
    {
        if (!IsPickedUp && ShowsPossession(scan.Milestone))
        {
            (PickedUpAt, PickedUpOffset) = (scan.At, scan.OffsetMinutes);
        }

        FirstAt = FirstAt == Never ? scan.At : FirstAt;
        Last = TellsProgress(scan.Milestone) ? scan.Milestone : Last;
        IsInCustoms = scan.Milestone == Milestone.CustomsEntered || (IsInCustoms && !TellsProgress(scan.Milestone));
        HadException |= scan.Milestone is Milestone.Exception or Milestone.Delayed or Milestone.Damaged or Milestone.Lost;
        FailedAttempts += scan.Milestone == Milestone.AttemptFailed ? 1 : 0;
        IsAtDestination |= scan.IsAtDestination || scan.Milestone == Milestone.ArrivedAtDestination;
        (LastAt, LastOffset) = (scan.At, scan.OffsetMinutes);
        Scans++;

        var stage = StageOf(scan);
        if (stage != Stage || StageAt == Never)
        {
            (Stage, StageAt) = (stage, scan.At);
        }
    }

    private readonly Stage StageOf(in Checkpoint scan) =>
        scan.Milestone == Milestone.OutForDelivery ? Stage.OutForDelivery
        : IsAtDestination ? Stage.AtDestination
        : IsPickedUp ? Stage.OnTheWay
        : Stage.Announced;
}

/// <summary>How far a parcel is, as the ladder tells parcels apart.</summary>
internal enum Stage : byte
{
    Announced,
    OnTheWay,
    AtDestination,
    OutForDelivery,
}
