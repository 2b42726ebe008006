using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class CalendarLoadTests : OwnWarehouseTest
{
    private const uint Friday = 1_772_755_200;
    private const string State = "SELECT groupBitXor(cityHash64(part, days)), count() FROM working_days";

    [Fact]
    public async Task The_working_days_are_there_after_the_first_start_and_stay_as_they_are_at_the_next()
    {
        const string Parts = "SELECT name, modification_time FROM system.parts WHERE table = 'working_days' AND active ORDER BY name";
        var before = (await Text(State), await Text(Parts));
        Assert.NotEqual("0\t0\n", before.Item1);

        await Warehouse.DisposeAsync();
        await using var next = await Folder.OpenAsync();
        Assert.Equal(before, (await TextAsync(next, State), await TextAsync(next, Parts)));
    }

    [Theory]
    [InlineData("TRUNCATE TABLE working_days")]
    [InlineData("ALTER TABLE working_days DELETE WHERE part = 18446744073709551615 SETTINGS mutations_sync = 2")]
    [InlineData("ALTER TABLE working_days UPDATE days = days + 1 WHERE 1 SETTINGS mutations_sync = 2")]
    public async Task Working_days_that_are_not_those_of_this_version_are_loaded_at_the_next_start(string change)
    {
        var before = await Text(State);
        await ClickHouse.ExecuteAsync(new Statement(change));
        Assert.NotEqual(before, await Text(State));

        await Warehouse.DisposeAsync();
        await using var next = await Folder.OpenAsync();
        Assert.Equal(before, await TextAsync(next, State));
        Assert.Equal("1\n", await TextAsync(next, "SELECT working_ordinal('DE', 20458) - working_ordinal('DE', 20455)"));
    }

    [Fact]
    public async Task Cells_are_rebuilt_when_working_days_have_changed()
    {
        await InsertAsync(new JourneyRow(1) { At = new Dictionary<string, Moment> { ["picked_up"] = new(Friday), ["delivered"] = new(Friday + 3 * 86_400) } });
        await Warehouse.Cells.RefreshAsync();
        Assert.Equal("3\t1\n", await Text("SELECT transit_calendar_days, transit_business_days FROM cells"));

        await ClickHouse.ExecuteAsync(new Statement("ALTER TABLE working_days UPDATE days = days + 1 WHERE part = 18446744073709551615 SETTINGS mutations_sync = 2"));
        await ClickHouse.ExecuteAsync(new Statement("SYSTEM RELOAD DICTIONARY working_day_parts"));
        Assert.Equal([new DateOnly(2026, 3, 2)], await Warehouse.Cells.RefreshAsync());
        Assert.Empty(await Warehouse.Cells.RefreshAsync());
    }

    private static async Task<string> TextAsync(Warehouse warehouse, string sql) => await warehouse.ClickHouse.ReadTextAsync(new Statement(sql), "TabSeparatedRaw");
}
