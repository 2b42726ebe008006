namespace Analytics.Simulator;

/// <summary>How far a simulation has come.</summary>
/// <param name="Parcels">Parcels whose pushes and truth are written.</param>
/// <param name="Total">Parcels asked for.</param>
/// <param name="Bytes">Bytes of pushes so far, before compression.</param>
public readonly record struct SimulationProgress(long Parcels, long Total, long Bytes);

/// <summary>One file of pushes.</summary>
/// <param name="Format">The format of its pushes: what <c>--format</c> takes.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Pushes">Pushes in it, one a line.</param>
/// <param name="Bytes">Their bytes before compression.</param>
/// <param name="PackedBytes">Size of the file.</param>
public sealed record PushFileSummary(string Format, string Path, long Pushes, long Bytes, long PackedBytes);

/// <summary>What a simulation wrote.</summary>
/// <param name="Parcels">Parcels simulated.</param>
/// <param name="PickedUp">Of these, picked up by the observation instant.</param>
/// <param name="Delivered">Of the picked-up ones, delivered by the observation instant.</param>
/// <param name="RepeatedPushes">Pushes that are the same as one before, to the byte.</param>
/// <param name="LatePushes">Pushes that come after a later snapshot of their parcel.</param>
/// <param name="Files">The files of pushes; <c>truth.csv</c> and <c>truth.json</c> stand beside them.</param>
public sealed record SimulationSummary(
    long Parcels, long PickedUp, long Delivered, long RepeatedPushes, long LatePushes, IReadOnlyList<PushFileSummary> Files)
{
    /// <summary>Picked up and not delivered by the observation instant, lost and returned ones among them.</summary>
    public long InFlight => PickedUp - Delivered;
}
