using Analytics.Formats;

namespace Analytics.Simulator;

/// <content>From the sender's facility to the one at the destination, or into nowhere.</content>
internal ref partial struct Life
{
    private void Haul()
    {
        var lane = route.Lane;
        var brisk = Math.Clamp(route.Service.Pace, 0.3, 1);
        After(4 * brisk, 0.5, Milestone.Arrived);
        After(5 * brisk, 0.5, Milestone.Departed);

        var hours = Distributions.LogNormal(ref rng, route.Haul, route.Carrier.Spread);
        var delayedOn = rng.Chance(DelayedShare) ? rng.Below(lane.Via.Length + 1) : -1;
        var damagedOn = rng.Chance(DamagedShare) ? rng.Below(lane.Via.Length + 1) : -1;
        var leg = hours / (lane.Via.Length + 1);
        for (var i = 0; i <= lane.Via.Length; i++)
        {
            var waysIn = 0.3 + (0.4 * rng.Unit());
            now += (long)(leg * waysIn * Hour);
            if (rng.Chance(0.3))
            {
                Happens(Milestone.InTransit);
            }

            if (i == delayedOn)
            {
                Happens(Milestone.Delayed);
                now += (long)Distributions.LogNormal(ref rng, 30 * Hour, 0.6);
            }

            if (i == damagedOn)
            {
                After(1, 0.3, Milestone.Damaged);
            }

            now += (long)(leg * (1 - waysIn) * Hour);
            if (i < lane.Via.Length)
            {
                PassThrough(lane.Via[i], brisk);
            }
        }

        place = lane.To;
        Happens(Milestone.Arrived);
    }

    private void PassThrough(Place facility, double brisk)
    {
        var entersCountry = facility.Country != place.Country && facility.Country == route.Lane.To.Country;
        place = facility;
        Happens(entersCountry ? Milestone.ArrivedAtDestination : Milestone.Arrived);
        if (entersCountry && route.Lane.Customs > 0)
        {
            After(2, 0.5, Milestone.CustomsEntered);
            After(route.Lane.Customs, 0.8, Milestone.CustomsReleased);
        }

        After(2 * brisk, 0.4, Milestone.Departed);
    }

    private void Lose()
    {
        var scans = parcel.Scans;
        var pickup = 0;
        while (scans[pickup].What != Milestone.PickedUp)
        {
            pickup++;
        }

        parcel.Cut(pickup + 1 + rng.Below(scans.Length - pickup));
        now = parcel.Scans[^1].At;
        place = parcel.Scans[^1].Where;
        if (rng.Chance(0.5))
        {
            After(200, 0.4, Milestone.Lost);
        }
    }
}
