using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class InsertTests(WarehouseFixture fixture) : InsertCases(fixture), IClassFixture<WarehouseFixture>
{
    [Fact]
    public async Task More_than_a_gigabyte_streams_in_in_bounded_memory()
    {
        await CreateAsync();
        var before = Environment.WorkingSet;
        long most = 0;
        await ClickHouse.InsertAsync("t", Source());
        Assert.Equal("1100000\n", await Text("SELECT count() FROM t"));
        Assert.InRange(most - before, long.MinValue, 1_400_000_000);

        IEnumerable<ReadOnlyMemory<byte>> Source()
        {
            var rows = Rows(1000, new string('x', 1000));
            for (var i = 0; i < 1100; i++)
            {
                yield return rows;
                most = Math.Max(most, Environment.WorkingSet);
            }
        }
    }
}
