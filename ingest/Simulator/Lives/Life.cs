using Analytics.Formats;

namespace Analytics.Simulator;

/// <summary>What happens to a parcel, from its label to its end. Depends on the seed, its ordinal and the season alone.</summary>
internal ref partial struct Life
{
    private const double Hour = 3600;
    private const double LostShare = 0.005;
    private const double ReturnedShare = 0.010;
    private const double DelayedShare = 0.030;
    private const double DamagedShare = 0.002;
    private const double CollectedShare = 0.030;
    private const int MaxAttempts = 3;

    private readonly Parcel parcel;
    private readonly Route route;
    private readonly ref Rng rng;
    private readonly bool saturdays;
    private Place place;
    private long now;

    private Life(Parcel parcel, ref Rng rng)
    {
        this.parcel = parcel;
        this.rng = ref rng;
        route = parcel.Route;
        place = route.Lane.From;
        saturdays = rng.Chance(route.Service.Saturday);
    }

    /// <summary>Lives a parcel's life.</summary>
    /// <param name="world">What to draw it from.</param>
    /// <param name="season">When parcels are picked up.</param>
    /// <param name="seed">The simulation's seed.</param>
    /// <param name="ordinal">The parcel's place in the simulation.</param>
    /// <param name="into">Takes the life.</param>
    public static void Live(World world, Season season, ulong seed, long ordinal, Parcel into)
    {
        var rng = Rng.Of(seed, ordinal, Purpose.Life);
        into.Start(ordinal, world.Pick(ref rng));
        into.Ending = rng.Unit() switch
        {
            < LostShare => Ending.Lost,
            < LostShare + ReturnedShare => Ending.Returned,
            _ => Ending.Delivered,
        };

        var life = new Life(into, ref rng);
        life.PickUp(season);
        life.Promise();
        life.Haul();
        if (into.Ending == Ending.Lost)
        {
            life.Lose();
        }
        else
        {
            life.BringToTheDoor();
        }
    }

    private void PickUp(Season season)
    {
        var day = WorkingDayOf(season);
        var pickedUp = place.Clock.At(day, OpeningHours());
        var labelled = pickedUp - (long)Distributions.LogNormal(ref rng, 14 * Hour, 0.7);
        if (labelled > season.Until)
        {
            // Nothing of it would be seen: it is one of the week before.
            var week = 7 * LocalClock.Day;
            (pickedUp, labelled) = (pickedUp - week, labelled - week);
        }

        now = labelled;
        Happens(Milestone.InfoReceived);
        now = pickedUp;
        parcel.PickedUp = Happens(Milestone.PickedUp);
    }

    private int WorkingDayOf(Season season)
    {
        while (true)
        {
            var day = place.Clock.DayOf(season.From + (long)(rng.Unit() * (season.Until - season.From)));
            var share = LocalClock.Weekday(day) switch { 0 => 0, 6 => 0.35, _ => 1.0 };
            if (rng.Chance(share))
            {
                return day;
            }
        }
    }

    private void Promise()
    {
        if (route.PromiseDays == 0 || rng.Chance(0.04))
        {
            return;
        }

        var day = place.Clock.DayOf(parcel.PickedUp);
        for (var left = route.PromiseDays; left > 0 || !IsDeliveryDay(day);)
        {
            left -= IsDeliveryDay(++day) ? 1 : 0;
        }

        parcel.PromiseDay = day;
        parcel.Revises = rng.Chance(0.3);
    }

    /// <summary>Seconds since midnight at which a counter is open: 9 to 18 o'clock, most often at midday.</summary>
    private readonly double OpeningHours() => (9 + (4.5 * (rng.Unit() + rng.Unit()))) * Hour;

    private readonly int NextDeliveryDay(int day)
    {
        while (!IsDeliveryDay(day))
        {
            day++;
        }

        return day;
    }

    private readonly bool IsDeliveryDay(int day) => LocalClock.Weekday(day) switch { 0 => false, 6 => saturdays, _ => true };

    private void After(double medianHours, double sigma, Milestone what)
    {
        now += (long)Distributions.LogNormal(ref rng, medianHours * Hour, sigma);
        Happens(what);
    }

    private long Happens(Milestone what)
    {
        now = parcel.Scans is [.., var last] ? Math.Max(now, last.At + 60) : now;
        now = place.Clock.ClearOfRepeats(now);
        var variant = (byte)rng.Below(256);
        var mayBeSkipped = what is Milestone.Arrived or Milestone.Departed or Milestone.InTransit;
        if (!mayBeSkipped || !rng.Chance(route.Carrier.Skipped))
        {
            parcel.Add(new Scan(now, what, place, variant));
        }

        return now;
    }
}

