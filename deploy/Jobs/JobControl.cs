using System.Globalization;
using Analytics.Control;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace Analytics.Jobs;

/// <summary>Looks at jobs and tells them what to do, by way of the control database, beside the processes that run them.</summary>
public sealed class JobControl : IAsyncDisposable
{
    private readonly ControlDatabase database;
    private readonly StandaloneSchedulerFactory factory;
    private readonly IScheduler scheduler;
    private readonly TimeProvider time;

    private JobControl(ControlDatabase database, StandaloneSchedulerFactory factory, IScheduler scheduler, TimeProvider time) =>
        (this.database, this.factory, this.scheduler, this.time) = (database, factory, scheduler, time);

    /// <exception cref="ControlException">The control database cannot be used.</exception>
    public static async Task<JobControl> OpenAsync(ControlOptions options, TimeProvider time, CancellationToken cancellation = default)
    {
        var database = await ControlDatabase.OpenAsync(options, RunLedger.Room, time, cancellation).ConfigureAwait(false);
        var factory = QuartzScheduler.Build(new JobsOptions { Control = options }, database, time, NullLoggerFactory.Instance);
        try
        {
            var scheduler = await QuartzFaults.ExplainAsync(async () => await factory.GetScheduler(cancellation).ConfigureAwait(false)).ConfigureAwait(false);
            return new JobControl(database, factory, scheduler, time);
        }
        catch
        {
            await factory.DisposeAsync().ConfigureAwait(false);
            database.Dispose();
            throw;
        }
    }

    /// <summary>Every job that a process has put on the schedules, by name.</summary>
    /// <exception cref="ControlException">The control database failed.</exception>
    public Task<IReadOnlyList<JobStatus>> ListAsync(CancellationToken cancellation = default) => QuartzFaults.ExplainAsync<IReadOnlyList<JobStatus>>(async () =>
    {
        var jobs = await scheduler.QueryJobs(new JobQuery { Group = GroupMatcher<JobKey>.GroupEquals(Names.Group) }, cancellation).ConfigureAwait(false);
        var schedules = await scheduler.QueryTriggers(new TriggerQuery { Group = GroupMatcher<TriggerKey>.GroupEquals(Names.Group) }, cancellation).ConfigureAwait(false);
        var runs = await database.ReadAsync(open => open.QueryAsync<RunRow>(database.Sql("last_runs")), cancellation).ConfigureAwait(false);
        return
        [
            .. from job in jobs.Items
               join schedule in schedules.Items on job.Key.Name equals schedule.Key.Name
               join run in runs on job.Key.Name equals run.Job into last
               orderby job.Key.Name
               select new JobStatus(
                   job.Key.Name, job.Description ?? "", schedule.State == TriggerState.Paused, schedule.NextFireTimeUtc, last.FirstOrDefault()?.ToRun()),
        ];
    });

    /// <summary>Has one of the processes run the job as soon as it can, paused or not; false when there is no such job.</summary>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public Task<bool> RunAsync(string name, CancellationToken cancellation = default) => OfAsync(name, () => scheduler.TriggerJob(
        Names.JobOf(name),
        new JobDataMap { [Names.Period] = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) },
        cancellation));

    /// <summary>Holds the job's schedule; a run that is under way goes on. False when there is no such job.</summary>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public Task<bool> PauseAsync(string name, CancellationToken cancellation = default) =>
        OfAsync(name, async () => await scheduler.PauseTrigger(Names.ScheduleOf(name), cancellation).ConfigureAwait(false));

    /// <summary>Lets the job's schedule go on, and makes up, once, for what it missed. False when there is no such job.</summary>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public Task<bool> ResumeAsync(string name, CancellationToken cancellation = default) =>
        OfAsync(name, async () => await scheduler.ResumeTrigger(Names.ScheduleOf(name), cancellation).ConfigureAwait(false));

    public async ValueTask DisposeAsync()
    {
        await scheduler.Shutdown(false, CancellationToken.None).ConfigureAwait(false);
        await factory.DisposeAsync().ConfigureAwait(false);
        database.Dispose();
    }

    private Task<bool> OfAsync(string name, Func<ValueTask> tell) => QuartzFaults.ExplainAsync(async () =>
    {
        var isThere = await scheduler.Exists(Names.JobOf(name)).ConfigureAwait(false);
        if (isThere)
        {
            await tell().ConfigureAwait(false);
        }

        return isThere;
    });
}
