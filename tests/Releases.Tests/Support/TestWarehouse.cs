using Analytics.Warehouse;

namespace Analytics.Releases.Tests.Support;

/// <summary>The warehouse that the tests share; a process has one open at a time.</summary>
public sealed class TestWarehouse : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-releases-");
    private Warehouse.Warehouse? warehouse;

    public Warehouse.Warehouse Opened => warehouse!;

    public IClickHouse ClickHouse => Opened.ClickHouse;

    public async ValueTask InitializeAsync() =>
        warehouse = await Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = folder.FullName, SyncToDisk = false }, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        if (warehouse is not null)
        {
            await warehouse.DisposeAsync();
        }

        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
