using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class StoppedEpochTests(WarehouseFixture fixture) : EpochTest(fixture)
{
    private const string Frozen = "SELECT * FROM frozen_cells ORDER BY ALL";

    // What cells are made from.
    private const string Counted = "SELECT (SELECT count() FROM parcels) + (SELECT sum(parcels) FROM settled_cells)";

    [Fact]
    public async Task A_freeze_that_was_stopped_before_any_statement_changes_nothing_for_readers_and_is_made_again()
    {
        await AddAsync(20);
        await AddAsync(3, "dhl");
        var whole = (await Warehouse.Epochs.FreezeAsync(202603), await Text(Frozen));
        var stops = 0;
        while (!await RunsAsync(stops, epochs => epochs.FreezeAsync(202603).AsTask()))
        {
            Assert.Equal("23\n", await Text(Counted));
            Assert.Equal(whole, (await Warehouse.Epochs.FreezeAsync(202603), await Text(Frozen)));
            stops++;
        }

        Assert.Equal(6, stops);
    }

    [Fact]
    public async Task A_drop_that_was_stopped_before_any_statement_counts_each_parcel_once_and_goes_on()
    {
        var seen = new List<string>();
        foreach (var statements in new[] { 0, 1, 4, 8, 9 })
        {
            await InitializeAsync();
            await AddAsync(20);
            await AddAsync(3, "dhl");
            await InsertAsync("scans", new ScanRow(1, Monday, 3).Write);
            await Warehouse.Epochs.FreezeAsync(202603);
            var isWhole = await RunsAsync(statements, epochs => epochs.DropAsync(202603).AsTask());
            seen.Add(await Text(Counted));

            await Warehouse.Epochs.DropAsync(202603);
            Assert.Equal((0, "20\n"), (await Warehouse.Epochs.CountLeftAsync(202603), await Text(Counted)));
            Assert.Equal(statements == 9, isWhole);
        }

        // Three parcels are in no frozen cell; the first statement drops the journeys.
        Assert.Equal(["23\n", .. Enumerable.Repeat("20\n", 4)], seen);
    }

    /// <summary>False when it was stopped.</summary>
    private async Task<bool> RunsAsync(int statements, Func<Epochs, Task> work)
    {
        try
        {
            await work(new Epochs(new StoppingClickHouse(ClickHouse, statements), TimeProvider.System));
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
