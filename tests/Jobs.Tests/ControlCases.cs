using Analytics.Jobs.Tests.Support;

namespace Analytics.Jobs.Tests;

/// <summary>What operators tell jobs to do, wherever schedules are kept.</summary>
public abstract class ControlCases
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected abstract Task<Place> NewPlaceAsync();

    [Fact]
    public async Task A_paused_job_rests_until_it_is_resumed_and_stays_so_over_a_restart_with_another_interval()
    {
        await using var place = await NewPlaceAsync();
        await using var control = await place.ControlAsync();
        var job = new TestJob(Second);
        await using (await place.StartAsync(job))
        {
            await Waiting.UntilAsync(() => job.Periods.Count > 0);
            Assert.True(await control.PauseAsync("test"));
            await Task.Delay(Second * 1.5);
        }

        var later = new TestJob(Second * 2);
        await using var scheduler = await place.StartAsync(later);
        await Task.Delay(Second * 4);
        Assert.Empty(later.Periods);
        Assert.True((await control.ListAsync()).Single().IsPaused);

        Assert.True(await control.ResumeAsync("test"));
        await Waiting.UntilAsync(() => later.Periods.Count > 1);
        Assert.False((await control.ListAsync()).Single().IsPaused);
    }

    [Fact]
    public async Task A_job_that_is_asked_for_runs_at_once_in_a_period_of_its_own_though_it_is_paused()
    {
        await using var place = await NewPlaceAsync();
        var job = new TestJob(TestJob.Day);
        await using var scheduler = await place.StartAsync(job);
        await using var control = await place.ControlAsync();
        await control.UntilAsync(job => job.Last?.State == RunState.Done);
        await control.PauseAsync("test");

        Assert.True(await control.RunAsync("test"));

        await Waiting.UntilAsync(() => job.Periods.Count == 2);
        Assert.NotEqual(job.Periods[0], job.Periods[1]);
        var status = await control.UntilAsync(status => status.Last is { State: RunState.Done } && status.Last.Period == job.Periods[1]);
        Assert.True(status.IsPaused);
    }

    [Fact]
    public async Task What_is_asked_for_while_no_process_is_there_is_done_by_the_next()
    {
        await using var place = await NewPlaceAsync();
        var job = new TestJob(TestJob.Day);
        await using (await place.StartAsync(job))
        {
            await Waiting.UntilAsync(() => job.Periods.Count == 1);
        }

        await using (var control = await place.ControlAsync())
        {
            await control.RunAsync("test");
        }

        await using var scheduler = await place.StartAsync(job);
        await Waiting.UntilAsync(() => job.Periods.Count == 2);
    }

    [Fact]
    public async Task A_job_that_is_not_there_cannot_be_told_anything()
    {
        await using var place = await NewPlaceAsync();
        await using var control = await place.ControlAsync();

        Assert.Empty(await control.ListAsync());
        Assert.False(await control.RunAsync("test"));
        Assert.False(await control.PauseAsync("test"));
        Assert.False(await control.ResumeAsync("test"));
    }
}
