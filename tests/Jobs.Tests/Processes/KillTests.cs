using Analytics.Jobs.Tests.Support;
using Analytics.Support.Postgres;

namespace Analytics.Jobs.Tests.Processes;

/// <summary>Processes that are killed with SIGKILL in the middle of a run.</summary>
public sealed class KillTests(SharedPostgres postgres)
{
    [Fact]
    public async Task Of_two_processes_on_one_PostgreSQL_the_other_ends_the_run_of_the_one_that_is_killed()
    {
        await using var place = await Place.InPostgresAsync(postgres);
        using var journal = new Journal();
        using var killed = new ChildProcess(place, journal.Path);
        await journal.UntilAsync("begin");
        using var other = new ChildProcess(place, journal.Path);
        await journal.UntilAsync("up", times: 2);
        killed.Kill();

        await MustEndOnceAsync(place, journal, killed.Id);
    }

    [Fact]
    public async Task Of_three_that_start_at_once_and_one_of_which_is_killed_another_ends_the_run()
    {
        await using var place = await Place.InPostgresAsync(postgres);
        using var journal = new Journal();
        using var one = new ChildProcess(place, journal.Path);
        using var two = new ChildProcess(place, journal.Path);
        using var three = new ChildProcess(place, journal.Path);
        await journal.UntilAsync("begin");
        var killed = new[] { one, two, three }.Single(child => child.Id == journal.Of("begin")[0].Process);

        killed.Kill();

        await MustEndOnceAsync(place, journal, killed.Id);
    }

    [Fact]
    public async Task On_SQLite_the_next_process_ends_the_run_of_the_one_that_was_killed()
    {
        await using var place = Place.InFolder();
        using var journal = new Journal();
        using var killed = new ChildProcess(place, journal.Path);
        await journal.UntilAsync("begin");
        killed.Kill();

        using var next = new ChildProcess(place, journal.Path);

        await MustEndOnceAsync(place, journal, killed.Id);
    }

    private static async Task MustEndOnceAsync(Place place, Journal journal, int killed)
    {
        await using var control = await place.ControlAsync();
        var status = await control.UntilAsync(job => job.Last?.State == RunState.Done);
        // As long again as a second one would take to come to its end.
        await Task.Delay(TimeSpan.FromSeconds(8));

        Assert.Equal((2, "written"), (status.Last!.Attempt, status.Last.Outcome));
        // Of the period that the killed process was at: another may have begun since.
        var period = journal.Of("begin")[0].Period;
        var (begun, ended) = (journal.Of("begin").Where(run => run.Period == period).ToList(), journal.Of("end").Where(run => run.Period == period));
        Assert.Equal(2, begun.Count);
        Assert.Equal(killed, begun[0].Process);
        Assert.NotEqual(killed, begun[1].Process);
        Assert.Equal([begun[1]], ended);
        Assert.Equal(begun[0].Period, begun[1].Period);
    }
}
