using Analytics.Jobs.Tests.Support;

namespace Analytics.Jobs.Tests;

/// <summary>What becomes of runs that fail, wherever schedules are kept.</summary>
public abstract class RetryCases
{
    protected abstract Task<Place> NewPlaceAsync();

    [Fact]
    public async Task A_run_that_fails_is_tried_again_later_each_time_and_then_left_as_failed()
    {
        await using var place = await NewPlaceAsync();
        var job = new TestJob(TestJob.Day, (_, _) => throw new JobFailedException("The sea is rough."));
        await using var scheduler = await place.StartAsync(job);
        await using var control = await place.ControlAsync();

        var status = await control.UntilAsync(job => job.Last is { State: RunState.Failed, Attempt: 3 });
        await Task.Delay(TimeSpan.FromSeconds(5));

        Assert.Equal("The sea is rough.", status.Last!.Outcome);
        Assert.Equal(3, job.Periods.Count);
        Assert.Single(job.Periods.Distinct());
        Assert.InRange(job.Times[1] - job.Times[0], TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(2.9));
        Assert.InRange(job.Times[2] - job.Times[1], TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task A_retry_that_goes_well_ends_the_run()
    {
        await using var place = await NewPlaceAsync();
        var calls = 0;
        var job = new TestJob(TestJob.Day, (_, _) => ++calls == 1 ? throw new JobFailedException("Not yet.") : Task.FromResult("now"));
        await using var scheduler = await place.StartAsync(job);
        await using var control = await place.ControlAsync();

        var status = await control.UntilAsync(job => job.Last?.State == RunState.Done);

        Assert.Equal((2, "now"), (status.Last!.Attempt, status.Last.Outcome));
        Assert.Single(job.Periods.Distinct());
    }

    [Fact]
    public async Task Of_a_failure_that_nobody_foresaw_only_the_kind_is_told()
    {
        await using var place = await NewPlaceAsync();
        var job = new TestJob(TestJob.Day, (_, _) => throw new FormatException("Ada Lovelace, 12 St James's Square"));
        await using var scheduler = await place.StartAsync(job);
        await using var control = await place.ControlAsync();

        var status = await control.UntilAsync(job => job.Last?.State == RunState.Failed);

        Assert.Equal("It broke (FormatException).", status.Last!.Outcome);
    }
}
