namespace Analytics.Eta;

/// <summary>One parcel, as models learn from it.</summary>
/// <param name="Epoch">The month of the key that its token was made with, as 202608.</param>
/// <param name="Chance">A number of its own, from which its random instants are drawn.</param>
/// <param name="Shipment">What is known of it from the start.</param>
/// <param name="Scans">By time.</param>
internal sealed record Journey(uint Epoch, ulong Chance, Shipment Shipment, Checkpoint[] Scans)
{
    /// <summary>Parcels are told apart by their pickup: the first scan that shows it in the carrier's hands, else the first of all.</summary>
    public long Begin { get; } = BeginOf(Scans);

    /// <summary>How it stands at an instant: later scans have not happened.</summary>
    /// <param name="knownUntil">Seconds since 1970.</param>
    public Outcome OutcomeAt(long knownUntil)
    {
        foreach (ref readonly var scan in Scans.AsSpan())
        {
            if (scan.At > knownUntil)
            {
                break;
            }

            if (scan.Milestone == Milestone.Delivered)
            {
                return new Outcome(scan.At, IsDelivered: true);
            }

            // It will not arrive any more: until then, it had not.
            if (scan.Milestone is Milestone.Returning or Milestone.Returned or Milestone.Cancelled)
            {
                return new Outcome(scan.At, IsDelivered: false);
            }
        }

        return new Outcome(knownUntil, IsDelivered: false);
    }

    private static long BeginOf(Checkpoint[] scans)
    {
        foreach (ref readonly var scan in scans.AsSpan())
        {
            if (ParcelState.ShowsPossession(scan.Milestone))
            {
                return scan.At;
            }
        }

        return scans.Length > 0 ? scans[0].At : 0;
    }
}

/// <summary>What is known of a parcel's arrival.</summary>
/// <param name="At">When it was delivered; else up to when it is known not to have been. Seconds since 1970.</param>
/// <param name="IsDelivered">Which of the two.</param>
internal readonly record struct Outcome(long At, bool IsDelivered);
