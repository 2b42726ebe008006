namespace Analytics.Warehouse.Tests.Support;

/// <summary>A warehouse that the tests of a class share.</summary>
public sealed class WarehouseFixture : IAsyncLifetime
{
    private Warehouse? warehouse;

    internal DataFolder Folder { get; } = new();

    internal Warehouse Warehouse => warehouse!;

    public async ValueTask InitializeAsync() => warehouse = await Folder.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (warehouse is not null)
        {
            await warehouse.DisposeAsync();
        }

        Folder.Dispose();
    }
}
