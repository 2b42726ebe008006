using Analytics.Jobs.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Jobs.Tests;

/// <summary>What schedulers do, wherever schedules are kept.</summary>
public abstract class SchedulerCases
{
    protected abstract Task<Place> NewPlaceAsync();

    [Fact]
    public async Task Two_schedulers_on_one_database_run_each_period_once()
    {
        await using var place = await NewPlaceAsync();
        var (first, second) = (new TestJob(TimeSpan.FromSeconds(1)), new TestJob(TimeSpan.FromSeconds(1)));
        await using (await place.StartAsync(first))
        await using (await place.StartAsync(second))
        {
            await Waiting.UntilAsync(() => first.Periods.Count + second.Periods.Count >= 6);
        }

        var periods = first.Periods.Concat(second.Periods).ToList();
        Assert.Equal(periods.Distinct().Count(), periods.Count);
        Assert.All(periods, period => Assert.Equal(0, period.Milliseconds % 1000));
    }

    [Fact]
    public async Task A_run_that_takes_longer_than_its_lease_stays_its_process_s_own()
    {
        await using var place = await NewPlaceAsync();
        async Task<string> WorkAsync(JobPeriod period, CancellationToken cancellation)
        {
            await Task.Delay(place.Options.Lease * 2, cancellation);
            return "at last";
        }

        var (first, second) = (new TestJob(TestJob.Day, WorkAsync), new TestJob(TestJob.Day, WorkAsync));
        await using var one = await place.StartAsync(first);
        await Waiting.UntilAsync(() => first.Periods.Count == 1);
        await using var other = await place.StartAsync(second);
        await using var control = await place.ControlAsync();

        var status = await control.UntilAsync(job => job.Last?.State == RunState.Done);

        Assert.Equal((1, "at last"), (status.Last!.Attempt, status.Last.Outcome));
        Assert.Equal((1, 0), (first.Periods.Count, second.Periods.Count));
    }

    [Fact]
    public async Task A_run_is_written_down_with_what_came_of_it()
    {
        await using var place = await NewPlaceAsync();
        var job = new TestJob(TestJob.Day);
        await using var scheduler = await place.StartAsync(job);
        await using var control = await place.ControlAsync();

        var status = await control.UntilAsync(job => job.Last?.State == RunState.Done);

        var today = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        Assert.Equal(("test", "Does what a test says.", false), (status.Name, status.Does, status.IsPaused));
        Assert.Equal((new JobPeriod(today), 1, "all well"), (status.Last!.Period, status.Last.Attempt, status.Last.Outcome));
        Assert.Equal(today.AddDays(1), status.NextAt);
        Assert.InRange(status.Last.Took!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_was_missed_while_no_process_was_there_is_made_up_for_once()
    {
        await using var place = await NewPlaceAsync();
        var time = new ShiftedTime(TimeSpan.FromDays(-30));
        var job = new TestJob(TestJob.Day);
        await using (await JobScheduler.StartAsync(place.Options, [job], time, NullLoggerFactory.Instance))
        {
            await Waiting.UntilAsync(() => job.Periods.Count == 1);
        }

        time.Shift = TimeSpan.Zero;
        await using (await JobScheduler.StartAsync(place.Options, [job], time, NullLoggerFactory.Instance))
        {
            await Waiting.UntilAsync(() => job.Periods.Count > 1);
            await Task.Delay(TimeSpan.FromSeconds(3));
        }

        Assert.Equal(2, job.Periods.Count);
    }

    [Fact]
    public async Task What_a_process_was_at_when_it_was_stopped_is_done_by_the_next_and_counts_as_no_attempt()
    {
        await using var place = await NewPlaceAsync();
        var stopped = new TestJob(TestJob.Day, async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return "never";
        });
        await using (await place.StartAsync(stopped))
        {
            await Waiting.UntilAsync(() => stopped.Periods.Count == 1);
        }

        var next = new TestJob(TestJob.Day);
        await using var scheduler = await place.StartAsync(next);
        await using var control = await place.ControlAsync();
        var status = await control.UntilAsync(job => job.Last?.State == RunState.Done);

        Assert.Equal(1, status.Last!.Attempt);
        Assert.Equal(stopped.Periods, next.Periods);
    }

    [Fact]
    public async Task A_job_that_is_no_longer_there_is_taken_off_the_schedules()
    {
        await using var place = await NewPlaceAsync();
        await using (await place.StartAsync(new TestJob(TestJob.Day) { Name = "old" }))
        {
        }

        await using var scheduler = await place.StartAsync(new TestJob(TestJob.Day));
        await using var control = await place.ControlAsync();

        Assert.Equal(["test"], (await control.ListAsync()).Select(job => job.Name));
    }
}
