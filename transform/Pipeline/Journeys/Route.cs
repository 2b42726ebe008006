using Analytics.Formats;
using Analytics.Pipeline.Coarsening;

namespace Analytics.Pipeline.Journeys;

/// <summary>Where a provider says a parcel goes from and to.</summary>
internal readonly record struct Route(PlaceCode Origin, PlaceCode Destination)
{
    /// <summary>
    /// True for a scan that shows the parcel arrived: in the destination's country when it comes from another one, in the
    /// destination's region when it stays in the country or one of the countries is not known, or when the provider says so itself.
    /// A delivery is no arrival scan.
    /// </summary>
    public bool IsArrival(Milestone milestone, PlaceCode place)
    {
        if (milestone == Milestone.ArrivedAtDestination)
        {
            return true;
        }

        if (milestone is < Milestone.Departed or > Milestone.AttemptFailed || place.IsEmpty || Destination.IsEmpty || Origin.IsEmpty)
        {
            return false;
        }

        var isFromAbroad = Origin.Country != 0 && Destination.Country != 0 && Origin.Country != Destination.Country;
        return isFromAbroad
            ? place.Country == Destination.Country
            : Origin != Destination && Destination.HasRegion && place == Destination;
    }
}
