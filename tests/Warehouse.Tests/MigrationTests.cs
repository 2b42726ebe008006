using Analytics.Warehouse.Migrations;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class MigrationTests() : MigrationCases(new WarehouseFixture())
{
    [Fact]
    public async Task Data_of_a_newer_version_stays_closed_until_the_program_is_newer()
    {
        await RecordAsync(Migration.All.Count, "future", new string('0', 64), "9.9.9");
        await Warehouse.DisposeAsync();
        Assert.Equal(WarehouseFault.NewerVersion, (await Assert.ThrowsAsync<WarehouseException>(async () => await Folder.OpenAsync())).Fault);
        using var other = new DataFolder();
        await using var next = await other.OpenAsync();
    }
}
