using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public abstract class CellsCases(WarehouseFixture fixture) : OwnWarehouseTest(fixture)
{
    private const uint Monday = 1_772_409_600;
    private const uint Week = 7 * 86_400;
    private const string State = "SELECT count(), sum(parcels), groupBitXor(fingerprint) FROM cells";
    private const string Fresh = "SELECT count(), sum(parcels), groupBitXor(fingerprint) FROM cells_as_of(as_of = '2106-01-01 00:00:00')";

    [Fact]
    public async Task Without_parcels_there_is_nothing_to_rebuild() => Assert.Empty(await Warehouse.Cells.RefreshAsync());

    [Fact]
    public async Task Only_weeks_that_changed_are_rebuilt()
    {
        await InsertAsync(Parcel(1, Monday), Parcel(2, Monday + Week), Parcel(3, Monday + (2 * Week)));
        Assert.Equal(
            [new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 16)],
            await Warehouse.Cells.RefreshAsync());
        Assert.Empty(await Warehouse.Cells.RefreshAsync());

        await InsertAsync(Parcel(4, Monday + Week));
        Assert.Equal([new DateOnly(2026, 3, 9)], await Warehouse.Cells.RefreshAsync());
        Assert.Equal(await Text(Fresh), await Text(State));
    }

    [Fact]
    public async Task Cells_hold_what_a_fresh_fold_gives()
    {
        await ClickHouse.InsertAsync("journeys", SampleRows.Journeys(5_000, 0).Chunks);
        await Warehouse.Cells.RefreshAsync();
        await ClickHouse.InsertAsync("journeys", SampleRows.Journeys(50, 1).Chunks);
        await Warehouse.Cells.RefreshAsync();
        const string All = " ORDER BY carrier, service, origin, destination, week, mixed_clocks";
        Assert.Equal(await Text("SELECT * FROM cells_as_of(as_of = '2106-01-01 00:00:00')" + All), await Text("SELECT * FROM cells" + All));
    }

    public static TheoryData<string> Changes { get; } =
        ["carrier", "service", "origin", "destination", "promise", "timed promise", "week", .. JourneyRow.Moments.Except(["picked_up", "carried"])];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_of_anything_that_a_cell_tells_is_seen(string what)
    {
        var before = Parcel(1, Monday);
        await InsertAsync(before);
        await Warehouse.Cells.RefreshAsync();

        var earlier = before.At.ToDictionary();
        earlier[what == "week" ? "picked_up" : what] = new Moment(Monday - (what == "week" ? Week : 60));
        await InsertAsync(what switch
        {
            "carrier" => before with { Rank = 2, Carrier = "other" },
            "service" => before with { Rank = 2, Service = "other" },
            "origin" => before with { Rank = 2, Origin = "other" },
            "destination" => before with { Rank = 2, Destination = "other" },
            "promise" => before with { Promised = new Promise(Monday - 1, Monday + 999, 20520, false) },
            "timed promise" => before with { Promised = before.Promised! with { Snapshot = Monday - 1, IsTimed = true } },
            _ => before with { At = earlier },
        });
        Assert.NotEmpty(await Warehouse.Cells.RefreshAsync());
        Assert.Equal(await Text(Fresh), await Text(State));
        Assert.Empty(await Warehouse.Cells.RefreshAsync());
    }

    [Fact]
    public async Task A_parcel_that_goes_leaves_its_cell()
    {
        await InsertAsync(Parcel(1, Monday), Parcel(2, Monday + Week));
        await Warehouse.Cells.RefreshAsync();
        await ClickHouse.ExecuteAsync(new Statement("ALTER TABLE journeys DELETE WHERE picked_up < " + (((ulong)Monday + 1) << 32) + " SETTINGS mutations_sync = 2"));
        Assert.Equal([new DateOnly(2026, 3, 2)], await Warehouse.Cells.RefreshAsync());
        Assert.Equal("1\n", await Text("SELECT sum(parcels) FROM cells"));
    }

    // The eighth puts the cells in their place.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task A_rebuild_that_was_stopped_after_any_statement_leaves_whole_cells_and_is_mended(int statements)
    {
        await InsertAsync(Parcel(1, Monday), Parcel(2, Monday + Week));
        await Warehouse.Cells.RefreshAsync();
        var before = await Text(State);
        await InsertAsync(Parcel(3, Monday));
        var after = await Text(Fresh);

        var weeks = new Dictionary<string, string> { ["weeks"] = "['2026-03-02']" };
        foreach (var statement in SqlText.Split(Resources.Text("Cells/rebuild.sql")).Take(statements))
        {
            await ClickHouse.ExecuteAsync(new Statement(statement, weeks));
        }

        Assert.Equal(statements < 8 ? before : after, await Text(State));
        await Warehouse.Cells.RefreshAsync();
        Assert.Equal(after, await Text(State));
        Assert.Equal("3\n", await Text("SELECT sum(parcels) FROM carrier_cells"));
        Assert.Empty(await Warehouse.Cells.RefreshAsync());
    }

    [Fact]
    public async Task Readers_see_the_cells_before_or_after_a_rebuild_and_nothing_between()
    {
        await ClickHouse.InsertAsync("journeys", SampleRows.Journeys(2_000, 0).Chunks);
        await Warehouse.Cells.RefreshAsync();
        var states = new HashSet<string> { await Text(State) };
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var seen = new HashSet<string>();
            while (!stop.IsCancellationRequested)
            {
                seen.Add(await Text(State));
            }

            return seen;
        })).ToList();

        for (var batch = 1; batch <= 12; batch++)
        {
            await ClickHouse.InsertAsync("journeys", SampleRows.Journeys(20, batch).Chunks);
            Assert.NotEmpty(await Warehouse.Cells.RefreshAsync());
            states.Add(await Text(State));
        }

        await stop.CancelAsync();
        var seen = (await Task.WhenAll(readers)).SelectMany(s => s).ToHashSet();
        Assert.Subset(states, seen);
        Assert.True(seen.Count > 1);
    }

    [Fact]
    public async Task Refreshes_at_the_same_time_take_turns()
    {
        await ClickHouse.InsertAsync("journeys", SampleRows.Journeys(1_000, 0).Chunks);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Warehouse.Cells.RefreshAsync().AsTask()));
        Assert.Equal("1000\n", await Text("SELECT sum(parcels) FROM cells"));
        Assert.Equal("0\n", await Text("SELECT count() FROM cells_next"));
    }

    private static JourneyRow Parcel(long number, uint at) => new(number)
    {
        At = JourneyRow.Moments.ToDictionary(name => name, _ => new Moment(at)),
        LastScan = new Moment(at),
        Promised = new Promise(at, at + 86_400, at / 86_400, false),
    };
}
