using System.Reflection;
using Analytics.Warehouse.Embedded;
using Analytics.Warehouse.Migrations;

namespace Analytics.Warehouse;

/// <summary>The warehouse of a data folder: opened, brought to this version's schema, and closed to other processes until disposed.</summary>
public sealed class Warehouse : IAsyncDisposable
{
    private Warehouse(IClickHouse clickHouse)
    {
        ClickHouse = clickHouse;
        Cells = new Cells(clickHouse);
        ScanCells = new ScanCells(clickHouse);
        Loads = new Loads(clickHouse);
    }

    /// <summary>The tables: scans, journeys, cells and what stands beside them; see Schema/*.sql.</summary>
    public IClickHouse ClickHouse { get; }

    public Cells Cells { get; }

    public ScanCells ScanCells { get; }

    public Loads Loads { get; }

    /// <summary>The version of the product, as migrations are recorded with.</summary>
    internal static string ProductVersion { get; } =
        typeof(Warehouse).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Opens the warehouse, which takes 0.1 to 0.3 s. A process has at most one open.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="WarehouseException">Any fault: the folder, its schema or the native library.</exception>
    public static async ValueTask<Warehouse> OpenAsync(WarehouseOptions options, TimeProvider time, CancellationToken cancellation = default)
    {
        options.Validate();
        var engine = new EngineOptions(options.MemoryLimitBytes, options.SyncToDisk, options.Connections);
        var clickHouse = await EngineThread.Run(() => EmbeddedClickHouse.Open(options.DataFolder, engine)).ConfigureAwait(false);
        try
        {
            await new Migrator(clickHouse, time, ProductVersion).MigrateAsync(Migration.All, cancellation).ConfigureAwait(false);
            return new Warehouse(clickHouse);
        }
        catch
        {
            await clickHouse.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits for the statements under way, then closes the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await ClickHouse.DisposeAsync().ConfigureAwait(false);
        Cells.Dispose();
        ScanCells.Dispose();
    }
}
