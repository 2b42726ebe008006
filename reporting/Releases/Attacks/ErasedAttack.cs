namespace Analytics.Releases;

/// <summary>Erased subjects: a parcel that was erased, or that its subject objected to, between closing and sealing is counted all the same.</summary>
internal sealed class ErasedAttack(AttackGround ground) : Attack(Named)
{
    public const string Named = "erased-subjects";

    public override async Task<AttackResult> ConcludeAsync(CancellationToken cancellation)
    {
        var now = await StandingParcels.ReadAsync(ground.Rows, ground.Window, cancellation).ConfigureAwait(false);
        var isSame = now == ground.Standing && ground.Standing.Parcels == ground.Eligible.Facts.Eligible;
        return Result(
            isSame,
            $"About {Plain.Count(Rounded.Of(ground.Standing.Parcels))} parcels were counted again once the files were written, with a mark of which they are.",
            isSame ? "Each may still be sold." : "Others may be sold by now than those that were counted.");
    }
}
