using System.Globalization;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class DurationBinTests(WarehouseFixture fixture) : WarehouseTest(fixture), IClassFixture<WarehouseFixture>
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(29, 0)]
    [InlineData(30, 1)]
    [InlineData(86_369, 1439)]
    [InlineData(86_370, 1440)]
    [InlineData(86_400, 1440)]
    [InlineData(87_299, 1440)]
    [InlineData(87_300, 1441)]
    [InlineData(863_999, 2303)]
    [InlineData(864_000, 2304)]
    [InlineData(5_183_999, 3503)]
    [InlineData(5_184_000, 3504)]
    [InlineData(uint.MaxValue, 3504)]
    public async Task A_duration_has_its_bin(uint seconds, int bin)
    {
        Assert.Equal(bin, CellModel.Bin(seconds));
        Assert.Equal($"{bin}\n", await Text("SELECT duration_bin({s:UInt32})", new() { ["s"] = seconds.ToString(CultureInfo.InvariantCulture) }));
    }

    [Fact]
    public async Task Bins_follow_one_another_without_a_gap() =>
        Assert.Equal("3504\t0\n", await Text("""
            SELECT max(bin), countIf(bin NOT IN (before, before + 1))
            FROM (SELECT duration_bin(number) AS bin, duration_bin(greatest(number, 1) - 1) AS before FROM numbers(5190000))
            """));
}
