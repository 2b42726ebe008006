using Analytics.Control;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Analytics.Jobs;

/// <summary>
/// Runs jobs when they are due, beside any number of processes that do the same over the same control database: each period of a job is
/// run by one of them. A run whose process dies is taken over by another, or by the next to start; one that was missed because no process
/// was there is made up for once.
/// </summary>
public sealed class JobScheduler : IAsyncDisposable
{
    private readonly ControlDatabase database;
    private readonly StandaloneSchedulerFactory factory;
    private readonly IScheduler scheduler;

    private JobScheduler(ControlDatabase database, StandaloneSchedulerFactory factory, IScheduler scheduler) =>
        (this.database, this.factory, this.scheduler) = (database, factory, scheduler);

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="ControlException">The control database cannot be used.</exception>
    public static async Task<JobScheduler> StartAsync(
        JobsOptions options, IEnumerable<IScheduledJob> jobs, TimeProvider time, ILoggerFactory logging, CancellationToken cancellation = default)
    {
        options.Validate();
        var known = jobs.ToDictionary(job => job.Name);
        var database = await ControlDatabase.OpenAsync(options.Control, RunLedger.Room, time, cancellation).ConfigureAwait(false);
        var ledger = new RunLedger(database, Owner(), options.Lease, options.Retries + 1, time);
        var factory = QuartzScheduler.Build(options, database, time, logging, services => services
            .AddSingleton<IReadOnlyDictionary<string, IScheduledJob>>(known).AddSingleton(ledger).AddSingleton(options).AddSingleton(time));
        try
        {
            var scheduler = await QuartzFaults.ExplainAsync(async () =>
            {
                var made = await factory.GetScheduler(cancellation).ConfigureAwait(false);
                await Schedules.SetAsync(made, known, time, logging.CreateLogger<JobScheduler>(), cancellation).ConfigureAwait(false);
                await made.Start(cancellation).ConfigureAwait(false);
                return made;
            }).ConfigureAwait(false);
            return new JobScheduler(database, factory, scheduler);
        }
        catch
        {
            await factory.DisposeAsync().ConfigureAwait(false);
            database.Dispose();
            throw;
        }
    }

    /// <summary>Begins nothing more, and asks what runs to stop; that is made up for by another process, or at the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        await scheduler.Shutdown(true, CancellationToken.None).ConfigureAwait(false);
        await factory.DisposeAsync().ConfigureAwait(false);
        database.Dispose();
    }

    private static string Owner() => $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
}
