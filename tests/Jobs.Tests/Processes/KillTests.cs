using Analytics.Jobs.Tests.Support;
using Analytics.Support.Postgres;

namespace Analytics.Jobs.Tests.Processes;

/// <summary>Processes that are killed with SIGKILL in the middle of a run.</summary>
public sealed class KillTests(SharedPostgres postgres)
{
    [Fact]
    public async Task Of_three_processes_on_one_PostgreSQL_another_ends_the_run_of_the_one_that_is_killed()
    {
        await using var place = await Place.InPostgresAsync(postgres);
        using var journal = new Journal();
        using var one = new ChildProcess(place, journal.Path);
        using var two = new ChildProcess(place, journal.Path);
        using var three = new ChildProcess(place, journal.Path);
        await journal.UntilAsync("begin");
        var killed = new[] { one, two, three }.Single(child => child.Id == journal.Lines[0].Process);

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
        Assert.Equal(["begin", "begin", "end"], journal.Lines.Select(line => line.What));
        Assert.Single(journal.Lines.Select(line => line.Period).Distinct());
        Assert.NotEqual(killed, journal.Lines[1].Process);
        Assert.Equal(journal.Lines[1].Process, journal.Lines[2].Process);
    }
}
