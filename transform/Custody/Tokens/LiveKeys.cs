namespace Analytics.Custody.Tokens;

/// <summary>The keys that a run of the pipeline goes by.</summary>
/// <param name="Epochs">Those of the present epoch, under which new parcels are kept, then those of earlier ones, the newest first.</param>
/// <param name="IsTurning">
/// Whether the present epoch has just begun, so that another process may still be writing parcels of the one before.
/// </param>
public sealed record LiveKeys(IReadOnlyList<EpochKeys> Epochs, bool IsTurning)
{
    public EpochKeys Current => Epochs[0];
}
