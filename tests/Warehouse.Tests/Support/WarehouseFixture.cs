namespace Analytics.Warehouse.Tests.Support;

/// <summary>A warehouse that the tests of a class share: an embedded one, unless a derived fixture opens another.</summary>
public class WarehouseFixture : IAsyncLifetime
{
    private Warehouse? warehouse;

    internal DataFolder Folder { get; } = new();

    internal Warehouse Warehouse => warehouse!;

    public async ValueTask InitializeAsync() => warehouse = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (warehouse is not null)
        {
            await CloseAsync(warehouse);
            await warehouse.DisposeAsync();
        }

        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the warehouse; null where there is none, and the tests are skipped.</summary>
    private protected virtual async ValueTask<Warehouse?> OpenAsync() => await Folder.OpenAsync();

    /// <summary>Clears up in a warehouse that is about to be closed.</summary>
    private protected virtual ValueTask CloseAsync(Warehouse warehouse) => ValueTask.CompletedTask;
}
