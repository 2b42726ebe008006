using Analytics.Control;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Analytics.Jobs;

/// <summary>
/// Quartz over the control database: with PostgreSQL as one of a cluster, with an SQLite file as the one that there is. It makes its own
/// tables where they are missing.
/// </summary>
internal static class QuartzScheduler
{
    private const int Threads = 4;

    // Late by more than this is missed: run once at the next opportunity, however many times it was.
    private static readonly TimeSpan missed = TimeSpan.FromSeconds(1);

    /// <summary>Makes one that has not been started: it can be asked and told things, and runs nothing.</summary>
    public static StandaloneSchedulerFactory Build(
        JobsOptions options, ControlDatabase database, TimeProvider time, ILoggerFactory logging, Action<IServiceCollection>? add = null) =>
        QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.Services.AddSingleton(logging);
            add?.Invoke(quartz.Services);
            quartz.UseTimeProvider(time);
            quartz.UseDefaultThreadPool(Threads);
            quartz.UseDefaultRetryPolicy(RetryPolicy.Exponential(options.Retries, options.FirstRetry, 2, TimeSpan.FromHours(1)));
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = Names.Scheduler;
                scheduler.IdleWaitTime = options.Look;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UsePersistentStore(store => Keep(store, options, database));
        }).Build();

    private static void Keep(IPersistentStoreBuilder store, JobsOptions options, ControlDatabase database)
    {
        store.ProvisionSchema();
        store.ConfigureStore(kept =>
        {
            kept.UseBackgroundThreads = true;
            kept.TablePrefix = Names.TablePrefix;
            kept.StoreJobDataAsStrings = true;
            kept.MisfireThreshold = missed;
            kept.RecoverFiringsCancelledByShutdown = true;
        });
        if (!string.IsNullOrEmpty(options.Control.Folder))
        {
            store.UseSqlite(source => source.DataSourceFactory = _ => database.Connections);
            return;
        }

        store.UsePostgres(source => source.DataSourceFactory = _ => database.Connections);
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = options.CheckIn;
            cluster.CheckinMisfireThreshold = options.CheckIn;
        });
    }
}
