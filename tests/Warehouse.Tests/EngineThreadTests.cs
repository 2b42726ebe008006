using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class EngineThreadTests(WarehouseFixture fixture) : WarehouseTest(fixture), IClassFixture<WarehouseFixture>
{
    private const int Statements = 300;

    [Fact]
    public async Task However_many_statements_a_process_runs_its_memory_maps_stay_as_many_as_they_were()
    {
        await AskAsync();
        var before = Maps();
        await AskAsync();
        Assert.InRange(Maps() - before, -Statements, Statements / 2);
    }

    private async Task AskAsync()
    {
        for (var i = 0; i < Statements; i++)
        {
            Assert.Equal("1\n", await Text("SELECT 1"));
        }
    }

    private static int Maps() => File.ReadLines("/proc/self/maps").Count();
}
