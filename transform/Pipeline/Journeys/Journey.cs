using System.Runtime.CompilerServices;
using Analytics.Formats;
using Analytics.Pipeline.Coarsening;

namespace Analytics.Pipeline.Journeys;

/// <summary>The moments of a journey, in the order of the columns of <c>journeys</c>.</summary>
internal enum Step
{
    Ordered, InfoReceived, PickedUp, Carried, Departed, Arrived, CustomsEntered, CustomsReleased,
    OutForDelivery, Attempted, AttemptFailed, Delivered, Exception, Damaged, Returned,
}

/// <summary>
/// One parcel as far as some pushes tell it: a merge of scans in which every part is a minimum or a maximum, so that any
/// order, repetition and batching of pushes gives the same journey.
/// </summary>
internal struct Journey
{
    public const int Steps = (int)Step.Returned + 1;

    public Moments At;
    public RankedText Carrier;
    public RankedText Service;
    public RankedPlace Origin;
    public RankedPlace Destination;
    public UInt128 Promise;
    public ulong LastScan;
    public JourneyUse Use;

    public static Journey Empty()
    {
        var journey = new Journey { Promise = UInt128.MaxValue };
        ((Span<ulong>)journey.At).Fill(Moment.Never);
        return journey;
    }

    /// <summary>Merges what a push says of the parcel as a whole.</summary>
    /// <param name="parcel">The parcel, for its promise.</param>
    /// <param name="version">When the push was true: seconds since 1970.</param>
    /// <param name="carrier">Canonical carrier; empty when not known.</param>
    /// <param name="service">Service; empty when not known.</param>
    /// <param name="route">Where the provider says it goes from and to.</param>
    public void Merge(in TrackedParcel parcel, long version, byte[] carrier, byte[] service, Route route)
    {
        Carrier.Merge((ulong)version, carrier);
        Service.Merge((ulong)version, service);
        Origin.Merge(RankedPlace.Stated + (ulong)version, route.Origin);
        Destination.Merge(RankedPlace.Stated + (ulong)version, route.Destination);
        if (!parcel.Promise.IsEmpty)
        {
            var promise = ((UInt128)(ulong)version << 96) | ((UInt128)(ulong)parcel.Promise.At << 64)
                | ((UInt128)(uint)parcel.Promise.LocalDay << 32) | (parcel.Promise.Timed ? 1u : 0u);
            Promise = UInt128.Min(Promise, promise);
        }
    }

    /// <summary>Merges one scan.</summary>
    public void Merge(in TrackingScan scan, PlaceCode place, bool isAtDestination)
    {
        var moment = Moment.Of(scan);
        LastScan = Math.Max(LastScan, moment);
        if (isAtDestination)
        {
            Happened(Step.Arrived, moment);
        }

        switch (scan.Milestone)
        {
            case Milestone.Ordered:
                Happened(Step.Ordered, moment);
                return;
            case Milestone.InfoReceived:
                Happened(Step.InfoReceived, moment);
                return;
            case Milestone.PickedUp:
                Happened(Step.PickedUp, moment);
                Origin.Merge(RankedPlace.Earliest(RankedPlace.AtPickup, scan.At), place);
                return;
            case Milestone.Delivered:
                Happened(Step.Delivered, moment);
                Happened(Step.Attempted, moment);
                Destination.Merge(RankedPlace.Earliest(RankedPlace.AtDelivery, scan.At), place);
                return;
            case Milestone.Exception or Milestone.Delayed or Milestone.Lost:
                Happened(Step.Exception, moment);
                return;
            case Milestone.Damaged:
                Happened(Step.Exception, moment);
                Happened(Step.Damaged, moment);
                return;
            case Milestone.Returning or Milestone.Returned:
                Happened(Step.Returned, moment);
                return;
        }

        if (scan.Milestone is >= Milestone.Departed and <= Milestone.AttemptFailed)
        {
            MergeCarried(scan, place, moment);
        }
    }

    private void MergeCarried(in TrackingScan scan, PlaceCode place, ulong moment)
    {
        Happened(Step.Carried, moment);
        Origin.Merge(RankedPlace.Earliest(RankedPlace.Carried, scan.At), place);
        switch (scan.Milestone)
        {
            case Milestone.Departed:
                Happened(Step.Departed, moment);
                break;
            case Milestone.CustomsEntered:
                Happened(Step.CustomsEntered, moment);
                break;
            case Milestone.CustomsReleased:
                Happened(Step.CustomsReleased, moment);
                break;
            case Milestone.OutForDelivery:
                Happened(Step.OutForDelivery, moment);
                break;
            case Milestone.AvailableForPickup:
                Happened(Step.Attempted, moment);
                break;
            case Milestone.AttemptFailed:
                Happened(Step.Attempted, moment);
                Happened(Step.AttemptFailed, moment);
                break;
        }
    }

    private void Happened(Step step, ulong moment) => At[(int)step] = Math.Min(At[(int)step], moment);

    [InlineArray(Steps)]
    internal struct Moments
    {
        private ulong first;
    }
}
