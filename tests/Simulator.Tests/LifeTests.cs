using Analytics.Formats;
using NodaTime;

namespace Analytics.Simulator.Tests;

public class LifeTests
{
    private const int Lives = 10_000;

    [Fact]
    public void A_life_depends_on_seed_and_ordinal_alone()
    {
        Assert.Equal(Worlds.Live(1, 77).Scans.ToArray(), Worlds.Live(1, 77).Scans.ToArray());
        Assert.NotEqual(Worlds.Live(1, 77).Scans.ToArray(), Worlds.Live(2, 77).Scans.ToArray());
        Assert.NotEqual(Worlds.Live(1, 77).Scans.ToArray(), Worlds.Live(1, 78).Scans.ToArray());
    }

    [Fact]
    public void Scans_follow_one_another_by_a_minute_or_more() => ForEach(parcel =>
    {
        for (var i = 1; i < parcel.Scans.Length; i++)
        {
            Assert.True(parcel.Scans[i].At >= parcel.Scans[i - 1].At + 60);
        }
    });

    [Fact]
    public void Parcels_are_picked_up_once_in_working_hours_and_never_on_a_Sunday() => ForEach(parcel =>
    {
        var pickup = Assert.Single(parcel.Scans.ToArray(), scan => scan.What == Milestone.PickedUp);
        Assert.Equal(parcel.PickedUp, pickup.At);
        Assert.Same(parcel.Route.Lane.From, pickup.Where);
        Assert.InRange(pickup.Where.Clock.TimeOfDay(pickup.At), 9 * 3600, 18 * 3600);
        Assert.NotEqual(0, LocalClock.Weekday(pickup.Where.Clock.DayOf(pickup.At)));
    });

    [Fact]
    public void Nothing_is_delivered_on_a_Sunday_or_at_night() => ForEach(parcel =>
    {
        foreach (var scan in parcel.Scans.ToArray().Where(scan => scan.What == Milestone.Delivered))
        {
            Assert.NotEqual(0, LocalClock.Weekday(scan.Where.Clock.DayOf(scan.At)));
            Assert.InRange(scan.Where.Clock.TimeOfDay(scan.At), 6.5 * 3600, 20.6 * 3600);
        }
    });

    [Fact]
    public void Fewer_parcels_are_delivered_on_Saturdays()
    {
        var weekdays = new int[7];
        ForEach(parcel =>
        {
            if (parcel.Delivered > 0)
            {
                weekdays[LocalClock.Weekday(parcel.Route.Lane.To.Clock.DayOf(parcel.Delivered))]++;
            }
        });
        Assert.Equal(0, weekdays[0]);
        Assert.InRange(weekdays[6], 1, weekdays[1..6].Min() * 0.8);
    }

    [Fact]
    public void A_life_ends_as_it_is_meant_to() => ForEach(parcel =>
    {
        var last = parcel.Scans[^1];
        switch (parcel.Ending)
        {
            case Ending.Delivered:
                Assert.Equal((Milestone.Delivered, parcel.Delivered), (last.What, last.At));
                Assert.Same(parcel.Route.Lane.To, last.Where);
                break;
            case Ending.Returned:
                Assert.Equal((Milestone.Returned, 0), (last.What, parcel.Delivered));
                Assert.Same(parcel.Route.Lane.From, last.Where);
                break;
            case Ending.Lost:
                Assert.Equal(0, parcel.Delivered);
                Assert.DoesNotContain(parcel.Scans.ToArray(), scan => scan.What is Milestone.Delivered or Milestone.OutForDelivery);
                break;
        }
    });

    [Fact]
    public void An_attempt_that_fails_is_tried_again_on_a_later_day() => ForEach(parcel =>
    {
        var scans = parcel.Scans.ToArray();
        for (var i = 0; i < scans.Length && parcel.Ending == Ending.Delivered; i++)
        {
            if (scans[i].What == Milestone.AttemptFailed)
            {
                var again = scans[i + 1];
                Assert.Equal(Milestone.OutForDelivery, again.What);
                Assert.True(again.Where.Clock.DayOf(again.At) > again.Where.Clock.DayOf(scans[i].At));
            }
        }
    });

    [Fact]
    public void Customs_are_entered_before_they_are_left_and_only_where_there_are_any() => ForEach(parcel =>
    {
        var whats = parcel.Scans.ToArray().Select(scan => scan.What).ToList();
        var (entered, released) = (whats.IndexOf(Milestone.CustomsEntered), whats.IndexOf(Milestone.CustomsReleased));
        Assert.True(entered < 0 ? released < 0 : parcel.Route.Lane.Customs > 0);
        Assert.True(released < 0 || released == entered + 1);
    });

    [Fact]
    public void Endings_come_in_their_shares()
    {
        var endings = new int[3];
        ForEach(parcel => endings[(int)parcel.Ending]++);
        Assertions.IsBinomial(endings[(int)Ending.Lost], Lives, 0.005);
        Assertions.IsBinomial(endings[(int)Ending.Returned], Lives, 0.010);
    }

    [Fact]
    public void A_promise_is_a_delivery_day_and_is_mostly_kept()
    {
        int promised = 0, kept = 0, broken = 0;
        ForEach(parcel =>
        {
            promised += parcel.PromiseDay > 0 ? 1 : 0;
            kept += parcel.OnTime == true ? 1 : 0;
            broken += parcel.OnTime == false ? 1 : 0;
            Assert.True(parcel.PromiseDay == 0 || LocalClock.Weekday(parcel.PromiseDay) != 0);
            Assert.Equal(parcel.PromiseDay == 0 || parcel.Delivered == 0, parcel.OnTime is null);
        });
        Assert.InRange(promised / (double)Lives, 0.75, 0.90);
        Assert.InRange(kept / (double)(kept + broken), 0.80, 0.95);
    }

    [Fact]
    public void Faster_services_of_a_carrier_are_faster_on_the_same_lane()
    {
        var hours = new Dictionary<string, List<long>> { ["FedEx Ground"] = [], ["FedEx 2Day"] = [] };
        ForEach(parcel =>
        {
            var service = System.Text.Encoding.UTF8.GetString(parcel.Route.Service.Name);
            if (parcel.Delivered > 0 && hours.TryGetValue(service, out var of))
            {
                of.Add(parcel.Delivered - parcel.PickedUp);
            }
        });
        Assert.True(hours["FedEx 2Day"].Average() < hours["FedEx Ground"].Average() * 0.85);
    }

    [Fact]
    public void No_scan_falls_into_an_hour_that_the_clocks_repeat()
    {
        var until = new DateTimeOffset(2026, 11, 16, 0, 0, 0, TimeSpan.Zero);
        var season = new SimulationOptions { Parcels = 1, Seed = 0, Directory = ".", Until = until, Weeks = 5 }.Season;
        var world = Simulation.WorldOf(season);
        var zones = new Dictionary<string, DateTimeZone>
        {
            ["FR"] = DateTimeZoneProviders.Tzdb["Europe/Paris"],
            ["GB"] = DateTimeZoneProviders.Tzdb["Europe/London"],
            ["PL"] = DateTimeZoneProviders.Tzdb["Europe/Warsaw"],
        };
        var onTheDay = 0;
        var parcel = new Parcel();
        for (var ordinal = 0; ordinal < Lives; ordinal++)
        {
            Worlds.Live(parcel, seed: 13, ordinal, world, season);
            foreach (var scan in parcel.Scans)
            {
                if (zones.TryGetValue(scan.Where.Country.Alpha2, out var zone))
                {
                    var local = Instant.FromUnixTimeSeconds(scan.At).InZone(zone).LocalDateTime;
                    Assert.Equal(1, zone.MapLocal(local).Count);
                    onTheDay += local.Date == new LocalDate(2026, 10, 25) ? 1 : 0;
                }
            }
        }

        Assert.InRange(onTheDay, 20, int.MaxValue);
    }

    private static void ForEach(Action<Parcel> check)
    {
        var parcel = new Parcel();
        for (var ordinal = 0; ordinal < Lives; ordinal++)
        {
            Worlds.Live(parcel, seed: 11, ordinal);
            if (parcel.Scans[0].What != Milestone.InfoReceived)
            {
                Assert.Equal(Milestone.PickedUp, parcel.Scans[0].What);
            }

            check(parcel);
        }
    }
}
