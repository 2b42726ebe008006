namespace Analytics.Warehouse.Tests.Support;

/// <summary>A warehouse in a database of its own, by way of the front.</summary>
public class FrontFixture(SharedFront front) : WarehouseFixture
{
    private protected override async ValueTask<Warehouse?> OpenAsync() =>
        await Warehouse.OpenAsync(new WarehouseOptions { Server = await front.OptionsAsync() }, TimeProvider.System);
}
