using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class DropTests(WarehouseFixture fixture) : EpochTest(fixture)
{
    private const string All = " ORDER BY carrier, service, origin, destination, week, mixed_clocks, parcels";
    private const string Cells = "SELECT * FROM cells" + All;

    [Fact]
    public async Task Parcels_count_until_they_are_dropped_and_their_frozen_cells_from_then_on()
    {
        await AddAsync(20, "dhl");
        await AddAsync(4, "ups");
        await AddAsync(15, "ups", epoch: 202604);
        await AddAsync(3, "fedex", epoch: 202604, begin: Monday + Week);
        await Warehouse.Cells.RefreshAsync();
        var live = await Text(Cells);

        await Warehouse.Epochs.FreezeAsync(202603);
        Assert.Empty(await Warehouse.Cells.RefreshAsync());
        Assert.Equal(live, await Text(Cells));

        await Warehouse.Epochs.DropAsync(202603);
        Assert.Equal([new DateOnly(2026, 3, 2)], await Warehouse.Cells.RefreshAsync());
        const string ByCarrier = "SELECT carrier, sum(parcels) FROM {0} GROUP BY carrier ORDER BY carrier";
        foreach (var table in new[] { "cells", "carrier_cells" })
        {
            Assert.Equal("dhl\t20\nfedex\t3\nups\t15\n", await Text(ByCarrier.Replace("{0}", table, StringComparison.Ordinal)));
        }

        Assert.Equal(
            await Text("SELECT * FROM (SELECT * FROM cells_as_of(as_of = '2106-01-01 00:00:00') UNION ALL SELECT * EXCEPT (epoch) FROM frozen_cells)" + All), await Text(Cells));
        Assert.Empty(await Warehouse.Cells.RefreshAsync());
    }

    [Fact]
    public async Task A_week_with_frozen_cells_is_rebuilt_with_them()
    {
        await AddAsync(20);
        await Warehouse.Epochs.FreezeAsync(202603);
        await Warehouse.Epochs.DropAsync(202603);
        await Warehouse.Cells.RefreshAsync();

        await AddAsync(1, epoch: 202604);
        Assert.Equal([new DateOnly(2026, 3, 2)], await Warehouse.Cells.RefreshAsync());

        Assert.Equal("2\t21\n", await Text("SELECT count(), sum(parcels) FROM cells"));
        Assert.Equal("1\t21\n", await Text("SELECT count(), sum(parcels) FROM carrier_cells"));
    }

    [Fact]
    public async Task What_is_dropped_is_off_the_disk_and_nothing_else_is()
    {
        await FillAsync(202603, first: 100);
        await FillAsync(202604, first: 200);

        // Merged, so that the parts from before are there too for a while.
        foreach (var table in new[] { "journeys", "scans", "subjects", "retractions" })
        {
            await ClickHouse.ExecuteAsync(new Statement($"OPTIMIZE TABLE {table} FINAL"));
        }

        await Warehouse.Epochs.FreezeAsync(202603);
        Assert.Equal(8, await Warehouse.Epochs.CountLeftAsync(202603));
        Assert.NotEmpty(FilesOf(202603));
        await Warehouse.Epochs.DropAsync(202603);

        Assert.Equal(0, await Warehouse.Epochs.CountLeftAsync(202603));
        Assert.Equal(8, await Warehouse.Epochs.CountLeftAsync(202604));
        Assert.Empty(FilesOf(202603));
        Assert.NotEmpty(FilesOf(202604));
        Assert.Equal(202604u, Assert.Single(await Warehouse.Epochs.StateAsync()).Epoch);
    }

    [Fact]
    public async Task A_part_that_was_set_aside_goes_too()
    {
        await FillAsync(202603, first: 100);
        await ClickHouse.ExecuteAsync(new Statement("ALTER TABLE scans DETACH PARTITION 202603"));
        Assert.NotEmpty(FilesOf(202603));

        await Warehouse.Epochs.DropAsync(202603);

        Assert.Empty(FilesOf(202603));
    }

    [Fact]
    public async Task Scan_cells_of_an_epoch_go_with_it()
    {
        await FillAsync(202603, first: 100);
        await FillAsync(202604, first: 200);
        await Warehouse.ScanCells.RefreshAsync();
        Assert.Equal("202603\n202604\n", await Text("SELECT DISTINCT epoch FROM scan_cells ORDER BY epoch"));

        await Warehouse.Epochs.DropAsync(202603);
        await Warehouse.ScanCells.RefreshAsync();

        Assert.Equal("202604\n", await Text("SELECT DISTINCT epoch FROM scan_cells ORDER BY epoch"));
    }

    [Fact]
    public async Task What_is_stored_is_told_by_epoch()
    {
        await AddAsync(20);
        await FillAsync(202604, first: 200);
        await Warehouse.Epochs.FreezeAsync(202603);
        await ClickHouse.ExecuteAsync(new Statement("ALTER TABLE journeys DROP PARTITION 202603"));

        var state = await Warehouse.Epochs.StateAsync();

        Assert.Equal(new EpochContents(202603, 0, 0, 0, 0, 0, 0, 1, 20), state[0]);
        Assert.Equal(new EpochContents(202604, 2, 2, 2, 2, 2, state[1].Bytes, 0, 0), state[1]);
        Assert.True(state[1].Bytes > 0);
    }

    /// <summary>Two rows in each table with tokens.</summary>
    private async Task FillAsync(uint epoch, int first)
    {
        foreach (var parcel in new[] { first, first + 1 })
        {
            await InsertAsync(new JourneyRow(parcel) { Epoch = epoch, At = new Dictionary<string, Moment> { ["picked_up"] = new(Monday) } });
            await InsertAsync("scans", new ScanRow(parcel, Monday, 3) { Epoch = epoch }.Write);
            await InsertAsync("retractions", new ScanRow(parcel, Monday + 1, 3) { Epoch = epoch }.WriteRetraction);
            await InsertAsync("subjects", rows =>
            {
                rows.UInt32(epoch);
                rows.UInt8(1);
                rows.Fixed(Generator.Token(parcel + 1_000));
                rows.Fixed(Generator.Token(parcel));
            });
        }
    }

    /// <summary>Files with a part's data, by the names that the engine gives to parts of an epoch.</summary>
    private List<string> FilesOf(uint epoch) => [.. Directory.EnumerateFiles(Folder.Engine, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(Path.GetDirectoryName(file)!).Contains($"{epoch}_", StringComparison.Ordinal))];
}
