using System.Reflection;
using Analytics.Warehouse.Calendars;
using Analytics.Warehouse.Embedded;
using Analytics.Warehouse.Http;
using Analytics.Warehouse.Migrations;

namespace Analytics.Warehouse;

/// <summary>
/// The warehouse, opened and brought to this version's schema. A data folder is closed to other processes until disposed; a server is not.
/// </summary>
public sealed class Warehouse : IAsyncDisposable
{
    private Warehouse(IClickHouse clickHouse, TimeProvider time)
    {
        ClickHouse = clickHouse;
        Cells = new Cells(clickHouse, time);
        ScanCells = new ScanCells(clickHouse, time);
        Loads = new Loads(clickHouse);
        Epochs = new Epochs(clickHouse, time);
    }

    /// <summary>The tables: scans, journeys, cells and what stands beside them; see Schema/*.sql.</summary>
    public IClickHouse ClickHouse { get; }

    public Cells Cells { get; }

    public ScanCells ScanCells { get; }

    public Loads Loads { get; }

    public Epochs Epochs { get; }

    /// <summary>The version of the product, as migrations are recorded with.</summary>
    internal static string ProductVersion { get; } =
        typeof(Warehouse).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Opens the warehouse, which takes 0.1 to 0.3 s. A process has at most one data folder open.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="WarehouseException">Any fault: the folder or the server, its schema or the native library.</exception>
    public static async ValueTask<Warehouse> OpenAsync(WarehouseOptions options, TimeProvider time, CancellationToken cancellation = default)
    {
        options.Validate();
        IClickHouse clickHouse = options.Server is { } server
            ? await HttpClickHouse.OpenAsync(server, options.Connections, time, cancellation).ConfigureAwait(false)
            : await OpenEmbeddedAsync(options).ConfigureAwait(false);
        try
        {
            await new Migrator(clickHouse, time, ProductVersion).MigrateAsync(Migration.All, cancellation).ConfigureAwait(false);
            if (options.Server is not null)
            {
                await DictionarySource.RenewAsync(clickHouse, cancellation).ConfigureAwait(false);
            }

            await WorkingDays.LoadAsync(clickHouse, cancellation).ConfigureAwait(false);
            return new Warehouse(clickHouse, time);
        }
        catch
        {
            await clickHouse.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits for the statements under way, then closes the folder, or the connections to the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await ClickHouse.DisposeAsync().ConfigureAwait(false);
        Cells.Dispose();
        ScanCells.Dispose();
    }

    internal static Task<EmbeddedClickHouse> OpenEmbeddedAsync(WarehouseOptions options)
    {
        var engine = new EngineOptions(options.MemoryLimitBytes, options.SyncToDisk, options.Connections, options.BackupFolder);
        return EngineThread.Run(() => EmbeddedClickHouse.Open(options.DataFolder!, engine));
    }
}
