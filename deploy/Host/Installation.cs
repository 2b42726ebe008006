using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;
using Analytics.Host.Configuration;
using Analytics.Intake.RawLog;

namespace Analytics.Host;

/// <summary>Opens what carries out requests of persons.</summary>
/// <param name="installation">Which installation.</param>
/// <param name="warehouse">Its warehouse; null for what needs keys alone: tokenising, sealing, opening.</param>
/// <param name="time">Tells the time.</param>
/// <param name="cancellation">Gives up.</param>
internal delegate ValueTask<ISubjectRights> OpenRights(Installation installation, Warehouse.Warehouse? warehouse, TimeProvider time, CancellationToken cancellation);

/// <summary>One installation: its folder, and where its raw log, its warehouse and its control data are.</summary>
/// <param name="settings">How it is set up.</param>
/// <param name="openRights">Opens what carries out requests of persons; null where there is none.</param>
internal sealed class Installation(Settings settings, OpenRights? openRights = null)
{
    public Settings Settings { get; } = settings;

    public DataFolder Folder { get; } = new(settings.Data);

    /// <summary>Everything embedded in one folder.</summary>
    public static Installation In(string folder) => new(SettingsReader.Read(file: null, new Dictionary<string, string>(), folder));

    /// <exception cref="UsageException">There is none.</exception>
    public KafkaOptions RawLog => Settings.RawLog
        ?? throw new UsageException("There is no raw log: set rawLog.brokers in the configuration (--config FILE), or ANALYTICS__RAWLOG__BROKERS. Without Kafka, 'analytics up' is intake, transform and web in one process.");

    /// <summary>For processes that share the warehouse with others.</summary>
    /// <exception cref="UsageException">It is embedded.</exception>
    public void MustHaveServer()
    {
        if (Settings.Warehouse.Server is null)
        {
            throw new UsageException("Processes that work together need a ClickHouse server: set warehouse.server.addresses in the configuration (--config FILE). Without one, 'analytics up' is intake, transform and web in one process.");
        }
    }

    /// <summary>For the process that does everything itself.</summary>
    /// <exception cref="UsageException">There is a raw log that others write and read.</exception>
    public void MustBeAlone()
    {
        if (Settings.RawLog is not null)
        {
            throw new UsageException("The configuration names a raw log (rawLog.brokers): start 'analytics intake', 'analytics transform' and 'analytics web'. 'analytics up' does without.");
        }
    }

    public ValueTask<Warehouse.Warehouse> OpenWarehouseAsync(TimeProvider time, CancellationToken cancellation) =>
        Warehouse.Warehouse.OpenAsync(Settings.Warehouse, time, cancellation);

    /// <summary>The same with other settings.</summary>
    public Installation With(Settings other) => new(other, openRights);

    /// <summary>Whether requests of persons can be carried out.</summary>
    public bool HasRights => openRights is not null;

    /// <summary>What carries out requests of persons.</summary>
    /// <param name="warehouse">The open warehouse; null for what needs keys alone.</param>
    /// <param name="time">Tells the time.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public ValueTask<ISubjectRights> OpenRightsAsync(Warehouse.Warehouse? warehouse, TimeProvider time, CancellationToken cancellation) => openRights is null
        ? throw new UsageException("Requests cannot be taken by this version. Update.")
        : openRights(this, warehouse, time, cancellation);

    /// <summary>The book of requests, beside whoever else has it open.</summary>
    public Task<RequestBook> OpenRequestsAsync(TimeProvider time, CancellationToken cancellation) =>
        RequestBook.OpenAsync(Settings.Web.Control, Settings.Custody.Country, time, cancellation);

    /// <summary>For commands that only read: a folder that nothing was ever loaded into is a mistake of the caller's.</summary>
    /// <exception cref="UsageException">There is no data in it.</exception>
    public void MustHaveData()
    {
        if (Settings.Warehouse.DataFolder is { } folder && !Directory.Exists(Path.Combine(folder, "warehouse")))
        {
            throw new UsageException($"There is no data in {folder}. Load some first (analytics load FILE --format NAME --data DIR), or name another folder with --data.");
        }
    }
}
