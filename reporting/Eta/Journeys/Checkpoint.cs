namespace Analytics.Eta;

/// <summary>One scan of a parcel, as far as predictions look at it.</summary>
/// <param name="At">Seconds since 1970, UTC.</param>
/// <param name="OffsetMinutes">What the local clock was ahead of UTC.</param>
/// <param name="Milestone">What happened.</param>
/// <param name="IsAtDestination">In the destination's country, or in its region when the parcel never leaves the country.</param>
public readonly record struct Checkpoint(long At, short OffsetMinutes, Milestone Milestone, bool IsAtDestination)
{
    /// <summary>Seconds since 1970 on the local clock.</summary>
    public long LocalSeconds => At + (OffsetMinutes * 60);
}
