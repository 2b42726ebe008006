using Analytics.Custody.Subjects;
using Analytics.Custody.Uses;
using Analytics.Warehouse;

namespace Analytics.Pipeline.Journeys;

/// <summary>What a parcel may be used for, as far as some pushes tell it. Merges as the rest of a journey does.</summary>
internal struct JourneyUse
{
    public Purposes Denied;
    public Purposes Unconsented;
    public Purposes Consented;

    /// <summary>The last order: seconds since 1970 * 2, and 1 to restrict.</summary>
    public ulong Restricted;

    /// <param name="verdict">What the policy makes of a push.</param>
    /// <param name="version">When the push was true: seconds since 1970.</param>
    public void Merge(UseVerdict verdict, long version)
    {
        Denied |= verdict.Denied;
        Unconsented |= verdict.Unconsented;
        Consented |= verdict.Consented;
        if (verdict.IsRestricted)
        {
            Restrict(version);
        }
    }

    /// <param name="line">What stands against the parcel, or against a person on it.</param>
    public void Merge(in OrderLine line)
    {
        Denied |= line.Denied;
        if ((line.Orders & StandingOrder.Restricted) != StandingOrder.None)
        {
            Restrict(line.Since);
        }
    }

    private void Restrict(long second) => Restricted = Math.Max(Restricted, ((ulong)Math.Max(0, second) << 1) | 1);
}
