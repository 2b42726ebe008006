using System.Text;

namespace Analytics.Formats.Tests;

public sealed class MilestoneListTests
{
    private readonly MilestoneList list = new();
    private readonly DecodedPush push = new();

    [Fact]
    public void An_entry_without_an_offset_meets_a_scan_at_the_same_local_time()
    {
        Scan(Milestone.InTransit, "2024-07-01T10:00:00+02:00");
        Entry(Milestone.PickedUp, "2024-07-01 10:00");

        Assert.Equal([Milestone.PickedUp], Merged());
    }

    [Fact]
    public void An_entry_with_an_offset_meets_a_scan_at_the_same_instant_of_another_zone()
    {
        Scan(Milestone.InTransit, "2024-07-01T10:00:00+02:00");
        Entry(Milestone.PickedUp, "2024-07-01T08:00:00Z");

        Assert.Equal([Milestone.PickedUp], Merged());
    }

    [Fact]
    public void Of_several_scans_at_its_time_an_entry_is_given_to_the_one_without_a_milestone_of_its_own()
    {
        Scan(Milestone.Departed, "2024-07-01T10:00:00Z");
        Scan(Milestone.Other, "2024-07-01T10:00:00Z");
        Scan(Milestone.InTransit, "2024-07-01T10:00:00Z");
        Entry(Milestone.PickedUp, "2024-07-01T10:00:00Z");

        Assert.Equal([Milestone.Departed, Milestone.PickedUp, Milestone.InTransit], Merged());
    }

    [Fact]
    public void Two_entries_at_one_time_are_given_to_two_scans()
    {
        Scan(Milestone.InTransit, "2024-07-01T10:00:00Z");
        Scan(Milestone.InTransit, "2024-07-01T10:00:00Z");
        Entry(Milestone.PickedUp, "2024-07-01T10:00:00Z");
        Entry(Milestone.Departed, "2024-07-01T10:00:00Z");

        Assert.Equal([Milestone.PickedUp, Milestone.Departed], Merged());
    }

    [Fact]
    public void An_entry_named_twice_adds_one_scan()
    {
        Scan(Milestone.InTransit, "2024-07-02T10:00:00Z");
        Entry(Milestone.PickedUp, "2024-07-01T10:00:00Z");
        Entry(Milestone.PickedUp, "2024-07-01T10:00:00Z");

        Assert.Equal([Milestone.InTransit, Milestone.PickedUp], Merged());
    }

    [Theory]
    [InlineData("2024-07-01")]
    [InlineData("soon")]
    [InlineData("")]
    public void An_entry_without_an_instant_is_left_out(string time)
    {
        Entry(Milestone.PickedUp, time);

        Assert.Empty(Merged());
    }

    [Fact]
    public void It_holds_so_many_entries_and_no_more()
    {
        for (var i = 0; i < FormatLimits.MaxMilestonesPerParcel; i++)
        {
            Assert.True(list.TryAdd(Milestone.PickedUp, "2024-07-01T10:00:00Z"u8));
        }

        Assert.False(list.TryAdd(Milestone.PickedUp, "2024-07-01T10:00:00Z"u8));
    }

    private void Scan(Milestone milestone, string time)
    {
        TimeText.TryRead(Encoding.UTF8.GetBytes(time), out var written);
        var scan = new TrackingScan { Milestone = milestone };
        ScanClock.Set(ref scan, push, written);
        push.AddScan(scan);
    }

    private void Entry(Milestone milestone, string time) => list.TryAdd(milestone, Encoding.UTF8.GetBytes(time));

    private Milestone[] Merged()
    {
        list.MergeInto(push);
        return [.. push.OpenScans.ToArray().Select(scan => scan.Milestone)];
    }
}
