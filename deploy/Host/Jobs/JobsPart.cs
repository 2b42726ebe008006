using Analytics.Custody.DayKeys;
using Analytics.Host.Backups;
using Analytics.Host.Configuration;
using Analytics.Host.Serving;
using Analytics.Jobs;
using Analytics.Releases;
using Analytics.Reports;
using Analytics.Warehouse;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Jobs;

/// <summary>Scheduled work as a part of a process: which jobs it has, and who runs them.</summary>
internal static class JobsPart
{
    public static void Add(IServiceCollection services, Installation installation, Func<IServiceProvider, IReadOnlyList<IScheduledJob>> jobs, TimeProvider time) =>
        services.AddHostedService(provider => new JobsService(
            jobs(provider), new JobsOptions { Control = installation.Settings.Web.Control }, time, provider.GetRequiredService<ILoggerFactory>()));

    /// <summary>Where one process does everything, and keeps the cells itself.</summary>
    public static Func<IServiceProvider, IReadOnlyList<IScheduledJob>> OfOneProcess(
        Installation installation, Warehouse.Warehouse warehouse, RequestsPart requests, TimeProvider time) => provider =>
    [
        new ScanCellsJob(warehouse, installation.Settings.Jobs.ScanCellsEvery),
        new AlertsJob(new AlertRunner(new ReportRunner(warehouse.ClickHouse.For(Purposes.Report), time), time), installation.Settings.Jobs.AlertsEvery, provider.GetRequiredService<ILogger<AlertsJob>>()),
        new RetentionJob(
            warehouse, installation.Keys(time), installation.Settings.Web.Control, time, provider.GetRequiredService<ILogger<RetentionJob>>()),
        new EtaJob(installation, warehouse, time, provider.GetRequiredService<ILogger<EtaJob>>()),
        .. requests.Jobs(provider),
    ];

    /// <summary>Those of one process and, where the configuration says where to, backups.</summary>
    public static Func<IServiceProvider, IReadOnlyList<IScheduledJob>> WithBackups(
        Func<IServiceProvider, IReadOnlyList<IScheduledJob>> jobs, Settings settings, Warehouse.Warehouse warehouse, TimeProvider time) =>
        settings.Backup.To.Length == 0 ? jobs : provider => [.. jobs(provider), new BackupJob(new BackupRun(warehouse, new ReleaseShelf(new DataFolder(settings.Data).Releases), settings.Web.Control, time), settings.Backup, time)];

    /// <summary>Where any number of processes transform what is in the raw log.</summary>
    public static Func<IServiceProvider, IReadOnlyList<IScheduledJob>> OfTransform(
        Installation installation, Warehouse.Warehouse warehouse, DayKeyFolder dayKeys, RequestsPart requests, TimeProvider time) => provider =>
    [
        .. OfOneProcess(installation, warehouse, requests, time)(provider),
        new CellsJob(warehouse, installation.Settings.Jobs.CellsEvery),
        new RawLogKeysJob(dayKeys, installation.Settings.Jobs.RawLogKeyDays, provider.GetRequiredService<ILogger<RawLogKeysJob>>()),
    ];
}
