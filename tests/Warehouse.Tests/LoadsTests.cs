using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class LoadsTests() : LoadsCases(new WarehouseFixture())
{
    [Fact]
    public async Task What_is_saved_after_a_restart_replaces_what_was_saved_before()
    {
        await Warehouse.Loads.SaveAsync(Half);
        await Warehouse.Loads.SaveAsync(Half);
        await Warehouse.DisposeAsync();
        await using var again = await Folder.OpenAsync();
        await again.Loads.SaveAsync(Half with { Done = true });
        Assert.True((await again.Loads.GetAsync(File))!.Done);
    }
}
