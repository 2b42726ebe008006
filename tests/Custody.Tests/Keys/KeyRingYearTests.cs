using Analytics.Custody.Tokens;

namespace Analytics.Custody.Tests.Keys;

/// <summary>Which keys are gone by, and until when, over a year and a half.</summary>
public sealed class KeyRingYearTests : KeyRingFolder
{
    [Fact]
    public void What_is_live_changes_when_it_was_told_to_and_at_no_instant_between()
    {
        var (ring, changes) = (Open(), 0);
        for (var end = Clock.Now.AddMonths(18); Clock.Now < end; changes++)
        {
            var live = Told(ring);
            var next = ring.NextChange();
            Assert.InRange(next, Clock.Now.AddTicks(1), Epoch.End(Epoch.Of(Clock.Now)));
            Clock.Now = next.AddTicks(-1);
            Assert.Equal(live, Told(ring));
            Clock.Now = next;
            Assert.NotEqual(live, Told(ring));
            ring.Epochs().Where(epoch => Clock.Now >= Epoch.DueAt(epoch)).ToList().ForEach(ring.Destroy);
        }

        // A month begins, has begun for a while, and one is let go of: a month has none of the last kind where two months have two.
        Assert.InRange(changes, 18 * 2, 18 * 3);
    }

    [Fact]
    public void Every_month_is_live_for_178_days_and_the_newest_comes_first()
    {
        var ring = Open();
        for (var end = Clock.Now.AddMonths(18); Clock.Now < end; Clock.Now = Clock.Now.AddDays(1))
        {
            var live = ring.Live().Epochs.Select(keys => keys.Epoch).ToList();
            var expected = ring.Epochs().Where(epoch => Clock.Now < Epoch.Start(epoch).AddDays(178)).OrderDescending();
            Assert.Equal(expected, live);
            Assert.Equal(Epoch.Of(Clock.Now), live[0]);
        }

        Assert.Equal(19, ring.Epochs().Count);
        Assert.InRange(ring.Live().Epochs.Count, 5, 6);
    }

    [Fact]
    public void For_ten_minutes_of_a_month_the_one_before_may_still_be_written()
    {
        Clock.Now = new(2026, 12, 1, 0, 9, 59, TimeSpan.Zero);
        Assert.True(Open().Live().IsTurning);
        Clock.Now = Clock.Now.AddSeconds(1);
        Assert.False(Open().Live().IsTurning);
    }

    private static string Told(KeyRing ring) => $"{string.Join(' ', ring.Live().Epochs.Select(keys => keys.Epoch))} {ring.Live().IsTurning}";
}
