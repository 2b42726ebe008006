using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public abstract class LoadsCases(WarehouseFixture fixture) : OwnWarehouseTest(fixture)
{
    private protected static readonly string File = new('a', 64);

    private protected static readonly LoadProgress Half = new(File)
    {
        PositionBytes = 5_000_000_000,
        PositionLine = 70,
        Pushes = 60,
        Kept = 50,
        Scans = 400,
        Rejected = 9,
        Withheld = 1,
        CountByReason = new Dictionary<string, long> { ["no_number"] = 6, ["bad_time"] = 3 },
    };

    [Fact]
    public async Task A_file_never_loaded_has_no_progress() => Assert.Null(await Warehouse.Loads.GetAsync(File));

    [Fact]
    public async Task Progress_comes_back_as_it_was_saved()
    {
        await Warehouse.Loads.SaveAsync(Half);
        Assert.Equivalent(Half, await Warehouse.Loads.GetAsync(File), strict: true);
        Assert.Null(await Warehouse.Loads.GetAsync(new string('b', 64)));
    }

    [Fact]
    public async Task What_was_saved_last_holds_even_when_it_goes_back()
    {
        await Warehouse.Loads.SaveAsync(Half);
        await Warehouse.Loads.SaveAsync(Half with { Pushes = 100, Done = true });
        await Warehouse.Loads.SaveAsync(new LoadProgress(File) { Pushes = 1 });
        Assert.Equivalent(new LoadProgress(File) { Pushes = 1 }, await Warehouse.Loads.GetAsync(File), strict: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public async Task A_fingerprint_of_another_shape_is_refused(string fingerprint)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Warehouse.Loads.GetAsync(fingerprint));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Warehouse.Loads.SaveAsync(new LoadProgress(fingerprint)));
    }

    [Fact]
    public async Task Rejections_written_again_count_once()
    {
        for (var i = 0; i < 3; i++)
        {
            await InsertAsync("rejections", rows =>
            {
                foreach (var line in new ulong[] { 7, 8 })
                {
                    rows.Text("load");
                    rows.UInt32(0);
                    rows.UInt64(line);
                    rows.Text("no_number");
                }
            });
        }

        Assert.Equal("2\t15\n", await Text("SELECT count(), sum(line) FROM rejections FINAL"));
        Assert.Equal("1\n", await Text("SELECT min(at) > now('UTC') - 600 FROM rejections"));
    }
}
