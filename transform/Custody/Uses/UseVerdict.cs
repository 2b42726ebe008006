using Analytics.Warehouse;

namespace Analytics.Custody.Uses;

/// <summary>What the policy makes of one push: how what is kept of it may be used. Verdicts on the same parcel add up.</summary>
/// <param name="IsWithheld">The push is not kept at all.</param>
/// <param name="IsRestricted">It is kept and used for nothing, until that is lifted.</param>
/// <param name="Denied">Purposes that are taken away, whatever else is said.</param>
/// <param name="Unconsented">Purposes that need consent.</param>
/// <param name="Consented">Purposes that there is consent to.</param>
public readonly record struct UseVerdict(bool IsWithheld, bool IsRestricted, Purposes Denied, Purposes Unconsented, Purposes Consented)
{
    /// <summary>What is left.</summary>
    public Purposes Purposes => IsWithheld || IsRestricted ? Purposes.None : Purposes.All & ~(Denied | (Unconsented & ~Consented));
}
