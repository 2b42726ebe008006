using Microsoft.Extensions.Logging;
using Quartz;

namespace Analytics.Jobs;

/// <summary>Brings the schedules that are kept to what this version's jobs say. What is paused stays so.</summary>
internal static class Schedules
{
    public static async Task SetAsync(
        IScheduler scheduler, IReadOnlyDictionary<string, IScheduledJob> jobs, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        foreach (var job in jobs.Values)
        {
            await SetAsync(scheduler, job, time, cancellation).ConfigureAwait(false);
        }

        var kept = await scheduler.QueryJobs(new JobQuery { Group = GroupMatcher<JobKey>.GroupEquals(Names.Group) }, cancellation).ConfigureAwait(false);
        foreach (var key in kept.Items.Select(job => job.Key).Where(key => !jobs.ContainsKey(key.Name)))
        {
            await scheduler.DeleteJob(key, cancellation).ConfigureAwait(false);
            JobsLog.TakenOff(logger, key.Name);
        }

        await scheduler.ResetTriggersFromErrorState(GroupMatcher<TriggerKey>.GroupEquals(Names.Group), cancellation).ConfigureAwait(false);
    }

    private static async Task SetAsync(IScheduler scheduler, IScheduledJob job, TimeProvider time, CancellationToken cancellation)
    {
        var key = Names.ScheduleOf(job.Name);
        var detail = JobBuilder.Create<LedgerJob>()
            .WithIdentity(Names.JobOf(job.Name)).WithDescription(job.Does).StoreDurably().RequestRecovery().DisallowConcurrentExecution().Build();
        if (await scheduler.GetTrigger(key, cancellation).ConfigureAwait(false) is ICalendarIntervalTrigger kept && kept.RepeatInterval == SecondsOf(job))
        {
            await scheduler.AddJob(detail, new AddJobOptions { Replace = true }, cancellation).ConfigureAwait(false);
            return;
        }

        var isPaused = await scheduler.GetTriggerState(key, cancellation).ConfigureAwait(false) == TriggerState.Paused;
        await scheduler.ScheduleJob(detail, ScheduleOf(job, key, time), new ScheduleJobOptions { Replace = true }, cancellation).ConfigureAwait(false);
        if (isPaused)
        {
            await scheduler.PauseTrigger(key, cancellation).ConfigureAwait(false);
        }
    }

    // It begins with the period that is under way, so that a new job does not wait for its first period to pass.
    private static ITrigger ScheduleOf(IScheduledJob job, TriggerKey key, TimeProvider time) => TriggerBuilder.Create()
        .WithIdentity(key)
        .ForJob(Names.JobOf(job.Name))
        .StartAt(JobPeriod.At(time.GetUtcNow(), job.Interval).Start)
        .WithSchedule(CalendarIntervalScheduleBuilder.Create()
            .WithInterval(SecondsOf(job), IntervalUnit.Second)
            .InTimeZone(TimeZoneInfo.Utc)
            .WithMisfireInstruction(CalendarIntervalTriggerMisfireInstruction.FireAndProceed))
        .Build();

    private static int SecondsOf(IScheduledJob job) => job.Interval.Ticks % TimeSpan.TicksPerSecond == 0 && job.Interval >= TimeSpan.FromSeconds(1)
        ? (int)job.Interval.TotalSeconds
        : throw new ArgumentException($"The interval of {job.Name} is {job.Interval}: it must be whole seconds.");
}
