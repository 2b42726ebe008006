namespace Analytics.Eta;

/// <summary>Which scans show that a parcel has come to where it goes. The same rule as that of stored scans.</summary>
internal static class ArrivalRule
{
    private const int CountryLength = 2;

    /// <summary>
    /// In the destination's country when the parcel comes from another one, in the destination's region when it stays in the country or one of the countries
    /// is not known, or when the milestone says so itself. A delivery is no arrival.
    /// </summary>
    public static bool IsAtDestination(Milestone milestone, string place, string origin, string destination)
    {
        if (milestone == Milestone.ArrivedAtDestination)
        {
            return true;
        }

        if (milestone is < Milestone.Departed or > Milestone.AttemptFailed || place.Length == 0 || origin.Length == 0 || destination.Length == 0)
        {
            return false;
        }

        var from = CountryOf(origin);
        var to = CountryOf(destination);
        var isFromAbroad = !from.IsEmpty && !to.IsEmpty && !from.SequenceEqual(to);
        return isFromAbroad
            ? CountryOf(place).SequenceEqual(to)
            : origin != destination && destination.Length != CountryLength && place == destination;
    }

    // None of a region that stands alone.
    private static ReadOnlySpan<char> CountryOf(string place) =>
        place.Length == CountryLength || (place.Length > CountryLength && place[CountryLength] is '-' or ':') ? place.AsSpan(0, CountryLength) : default;
}
