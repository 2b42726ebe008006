using Analytics.Formats;

namespace Analytics.Simulator;

/// <content>From the depot to the door, or back to the sender.</content>
internal ref partial struct Life
{
    private void BringToTheDoor()
    {
        var depot = place.Clock;
        var day = depot.DayOf(now) + (depot.TimeOfDay(now) > 6 * Hour ? 1 : 0);
        if (rng.Chance(route.Carrier.Rolled))
        {
            day = NextDeliveryDay(day) + 1;
        }

        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            day = NextDeliveryDay(day);
            now = Math.Max(now + 60, depot.At(day, (6.5 + (2.5 * rng.Unit())) * Hour));
            Happens(Milestone.OutForDelivery);
            var closing = depot.At(day, (20 + (0.5 * rng.Unit())) * Hour);
            now = Math.Min(now + (long)Distributions.LogNormal(ref rng, 4.5 * Hour, 0.45), closing);
            if (parcel.Ending == Ending.Returned)
            {
                Happens(Milestone.AttemptFailed);
                SendBack();
                return;
            }

            if (attempt == MaxAttempts || !rng.Chance(route.Carrier.Missed))
            {
                HandOver(day);
                return;
            }

            Happens(Milestone.AttemptFailed);
            day++;
        }
    }

    private void HandOver(int day)
    {
        if (rng.Chance(CollectedShare))
        {
            Happens(Milestone.AvailableForPickup);
            now = place.Clock.At(NextDeliveryDay(day + 1 + rng.Below(3)), OpeningHours());
        }

        parcel.Delivered = Happens(Milestone.Delivered);
    }

    private void SendBack()
    {
        After(20, 0.5, Milestone.Returning);
        After(8, 0.4, Milestone.Departed);
        now += (long)(Distributions.LogNormal(ref rng, route.Haul * 1.2, route.Carrier.Spread) * Hour);
        place = route.Lane.From;
        Happens(Milestone.Arrived);
        now = place.Clock.At(NextDeliveryDay(place.Clock.DayOf(now) + 1), OpeningHours());
        Happens(Milestone.Returned);
    }
}
