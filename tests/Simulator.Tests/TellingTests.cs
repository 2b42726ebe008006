using Analytics.Formats;

namespace Analytics.Simulator.Tests;

public class TellingTests
{
    private const int Lives = 10_000;

    [Fact]
    public void Every_parcel_is_told_in_one_to_four_snapshots_and_the_last_tells_all_that_has_happened() => ForEach(parcel =>
    {
        var snapshots = parcel.Snapshots.ToArray();
        Assert.InRange(snapshots.Length, 1, 4);
        Assert.Equal(parcel.ScansBy(Worlds.Season.Until), snapshots[^1].Scans);
        for (var i = 1; i < snapshots.Length; i++)
        {
            Assert.True(snapshots[i].Scans > snapshots[i - 1].Scans);
            Assert.True(snapshots[i].TakenAt > snapshots[i - 1].TakenAt);
        }
    });

    [Fact]
    public void A_snapshot_tells_just_what_had_happened_when_it_was_taken() => ForEach(parcel =>
    {
        foreach (var snapshot in parcel.Snapshots)
        {
            Assert.InRange(snapshot.TakenAt, parcel.Latest(snapshot).At, Worlds.Season.Until);
            Assert.Equal(snapshot.Scans, parcel.ScansBy(snapshot.TakenAt));
        }
    });

    [Fact]
    public void What_is_told_wrong_leaves_pickup_and_delivery_as_they_were() => ForEach(parcel =>
    {
        foreach (var scan in parcel.Scans)
        {
            var told = ToldTime.NaiveInstant(parcel.Route.Provider, scan, parcel.Route.Lane);
            if (scan.What is Milestone.PickedUp or Milestone.Delivered)
            {
                Assert.Equal(Flaws.None, scan.Flaws & ~Flaws.HalfStatus);
                Assert.Equal(scan.At, told);
            }
            else if (scan.Flaws != Flaws.None)
            {
                Assert.True(scan.What == Milestone.InfoReceived ? told < parcel.PickedUp : told > parcel.PickedUp);
                Assert.True(parcel.Delivered == 0 || told < parcel.Delivered);
                Assert.True(told <= Worlds.Season.Until);
            }
        }
    });

    [Fact]
    public void Providers_that_write_offsets_get_a_small_share_of_them_wrong()
    {
        int scans = 0, wrong = 0;
        ForEach(parcel =>
        {
            if (parcel.Route.Provider is Provider.SeventeenTrack or Provider.AfterShip)
            {
                scans += parcel.Scans.Length;
                wrong += parcel.Scans.ToArray().Count(scan =>
                    scan.Has(Flaws.WrongOffset) && ToldTime.Offset(scan, parcel.Route.Lane) != scan.Offset);
            }
        });
        Assert.InRange(wrong / (double)scans, 0.001, 0.01);
    }

    [Fact]
    public void Repeated_and_late_pushes_come_in_their_shares()
    {
        int pushes = 0, repeated = 0, late = 0, mayBeLate = 0;
        ForEach(parcel =>
        {
            var snapshots = parcel.Snapshots.ToArray();
            pushes += snapshots.Length;
            mayBeLate += snapshots.Length - 1;
            repeated += snapshots.Count(snapshot => snapshot.IsRepeated);
            late += snapshots.Count(snapshot => snapshot.IsLate);
            Assert.All(snapshots, snapshot => Assert.True(!snapshot.IsRepeated || snapshot.Again > snapshot.Round));
            Assert.All(snapshots, snapshot => Assert.InRange(Math.Max(snapshot.Round, snapshot.Again), 0, Telling.Rounds - 1));
        });
        Assertions.IsBinomial(repeated, pushes, 0.03);
        Assertions.IsBinomial(late, mayBeLate, 0.06);
    }

    [Fact]
    public void A_promise_is_only_put_off_once_it_has_passed_and_never_in_the_first_snapshot()
    {
        var putOff = 0;
        ForEach(parcel =>
        {
            Assert.Equal(parcel.PromiseDay, parcel.StatedPromise(0));
            for (var i = 1; i < parcel.Snapshots.Length; i++)
            {
                if (parcel.StatedPromise(i) != parcel.PromiseDay)
                {
                    putOff++;
                    Assert.True(parcel.Route.Lane.To.Clock.DayOf(parcel.Snapshots[i].TakenAt) > parcel.PromiseDay);
                }
            }
        });
        Assert.InRange(putOff, 50, Lives / 10);
    }

    [Fact]
    public void The_same_person_has_one_telephone_number_and_no_other_has_it()
    {
        var numbers = new Dictionary<int, int>();
        ForEach(parcel =>
        {
            numbers.TryAdd(parcel.Recipient.Phone, parcel.Recipient.Id);
            Assert.Equal(numbers[parcel.Recipient.Phone], parcel.Recipient.Id);
        });
        Assert.InRange(numbers.Count, Lives * 9 / 10, Lives - 1);
    }

    private static void ForEach(Action<Parcel> check)
    {
        var parcel = new Parcel();
        for (var ordinal = 0; ordinal < Lives; ordinal++)
        {
            Worlds.Live(parcel, seed: 12, ordinal);
            check(parcel);
        }
    }
}
