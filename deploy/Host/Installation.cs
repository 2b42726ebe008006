using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Custody.Watch;
using Analytics.Eta;
using Analytics.Host.Configuration;
using Analytics.Intake.RawLog;

namespace Analytics.Host;

/// <summary>One installation: its folder, and where its raw log, its warehouse and its control data are.</summary>
/// <param name="settings">How it is set up.</param>
internal sealed class Installation(Settings settings)
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

    /// <summary>What identifiers are turned into tokens with.</summary>
    public KeyRing Keys(TimeProvider time) => Folder.Keys(Settings.Custody.MasterKeyFile is { Length: > 0 } file ? Path.GetFullPath(file) : null, time);

    /// <summary>What the pipeline goes by, as to persons: the orders that stand, and the keys and policies of the present.</summary>
    public async Task<CustodyRoom> OpenCustodyAsync(Warehouse.Warehouse warehouse, TimeProvider time, CancellationToken cancellation)
    {
        var keys = Keys(time);
        var orders = await StandingOrders.OpenAsync(Settings.Web.Control, keys, warehouse, time, cancellation).ConfigureAwait(false);
        return new CustodyRoom(keys, orders, await PrivacyWatch.OpenAsync(Settings.Web.Control, warehouse, keys, time, cancellation).ConfigureAwait(false), warehouse, time);
    }

    public ValueTask<Warehouse.Warehouse> OpenWarehouseAsync(TimeProvider time, CancellationToken cancellation) =>
        Warehouse.Warehouse.OpenAsync(Settings.Warehouse, time, cancellation);

    /// <summary>Models of arrival times.</summary>
    public ModelShelf Models { get; } = new(settings.Eta.Models.Length > 0 ? Path.GetFullPath(settings.Eta.Models) : new DataFolder(settings.Data).Models);

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
