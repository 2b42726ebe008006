using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class FreezeTests(WarehouseFixture fixture) : EpochTest(fixture)
{
    private const string Frozen = "SELECT carrier, service, origin, destination, week, mixed_clocks, parcels FROM frozen_cells ORDER BY ALL";

    [Fact]
    public async Task Cells_of_too_few_parcels_go_up_together_until_they_are_ten()
    {
        await AddAsync(10, "dhl", origin: "FR-IDF", destination: "FR-IDF");
        await AddAsync(12);

        // too few for their regions, and not for their countries
        await AddAsync(6, destination: "US-TX");
        await AddAsync(5, origin: "US-WA");

        // nor for their countries
        await AddAsync(4, destination: "DE-BE");
        await AddAsync(7, destination: "FR-IDF");

        // nor for their services
        await AddAsync(9, service: "express");
        await AddAsync(3, service: "economy", destination: "");

        // nor for their carriers
        await AddAsync(9, "dhl", origin: "DE-BE", destination: "DE-BY");
        await AddAsync(2, "fedex");

        // nor for their week, or the clocks that tell of them
        await AddAsync(9, begin: Monday + Week);
        await AddAsync(3, "dhl", certainty: 4);

        Assert.Equal(new FrozenEpoch(Cells: 6, Parcels: 67, LeftOut: 12), await Warehouse.Epochs.FreezeAsync(202603));
        Assert.Equal(
            """
            				2026-03-02	0	11
            dhl	ground	FR-IDF	FR-IDF	2026-03-02	0	10
            ups				2026-03-02	0	12
            ups	ground			2026-03-02	0	11
            ups	ground	US	US	2026-03-02	0	11
            ups	ground	US-CA	US-NY	2026-03-02	0	12

            """,
            await Text(Frozen));
        Assert.Equal("0\n", await Text("SELECT count() FROM freezing"));
    }

    [Fact]
    public async Task Nothing_of_what_cells_tell_is_lost_or_counted_twice()
    {
        await ClickHouse.InsertAsync("journeys", SampleRows.Journeys(3_000, 1).Chunks);

        var (cells, parcels, leftOut) = await Warehouse.Epochs.FreezeAsync(202603);

        Assert.Equal((3_000, 0), (parcels, leftOut));
        Assert.Equal($"{cells}\t1\n", await Text("SELECT count(), min(parcels) >= 10 FROM frozen_cells"));
        Assert.Equal(await TotalsAsync("cells_as_of(as_of = '2106-01-01 00:00:00')"), await TotalsAsync("frozen_cells"));
    }

    [Fact]
    public async Task No_minute_of_a_parcel_is_kept_and_its_local_date_is()
    {
        const string Days = "SELECT arraySort(groupArrayArray(open_days(transit_open))), intDiv(max(last_scan_second), 86400) FROM ";
        await AddAsync(12, begin: Monday + 50_000, isDelivered: false);

        await Warehouse.Epochs.FreezeAsync(202603);

        Assert.Equal("[1]\n", await Text("SELECT arrayDistinct(arrayMap(minute -> minute % 5760, transit_open)) FROM frozen_cells"));
        Assert.Equal("0\n", await Text("SELECT last_scan_second % 86400 FROM frozen_cells"));
        Assert.Equal(await Text(Days + "cells_as_of(as_of = '2106-01-01 00:00:00')"), await Text(Days + "frozen_cells"));
    }

    [Fact]
    public async Task Only_facts_of_the_epoch_are_frozen()
    {
        await AddAsync(20);
        await AddScanAsync(202603, Monday, isWithdrawn: false);
        await AddScanAsync(202603, Monday + 60, isWithdrawn: true);
        await Warehouse.Epochs.FreezeAsync(202603);
        var alone = await Text("SELECT * FROM frozen_cells");

        await AddAsync(20, epoch: 202604);
        await AddScanAsync(202604, Monday, isWithdrawn: true);
        await Warehouse.Epochs.FreezeAsync(202603);
        Assert.Equal(alone, await Text("SELECT * FROM frozen_cells"));

        // One of them has lost its only scan.
        await Warehouse.Epochs.FreezeAsync(202604);
        Assert.Equal("202603\t20\n202604\t19\n", await Text("SELECT epoch, sum(parcels) FROM frozen_cells GROUP BY epoch ORDER BY epoch"));
    }

    [Fact]
    public async Task Frozen_again_it_is_as_frozen_once()
    {
        await AddAsync(20);
        var once = (await Warehouse.Epochs.FreezeAsync(202603), await Text("SELECT * FROM frozen_cells"));

        Assert.Equal(once, (await Warehouse.Epochs.FreezeAsync(202603), await Text("SELECT * FROM frozen_cells")));
        Assert.Equal(new FrozenEpoch(0, 0, 0), await Warehouse.Epochs.FreezeAsync(202512));
    }

    private async Task AddScanAsync(uint epoch, uint at, bool isWithdrawn)
    {
        var scan = new ScanRow(epoch == 202603 ? 1 : 21, at, 3) { Epoch = epoch };
        await InsertAsync("scans", scan.Write);
        if (isWithdrawn)
        {
            await InsertAsync("retractions", scan.WriteRetraction);
        }
    }

    /// <summary>Sums of every count, and all entries of every list, by week.</summary>
    private async Task<string> TotalsAsync(string source)
    {
        var columns = (await Text("SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = 'cells' ORDER BY position"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        var totals = columns.Where(column => column[0] is not ("fingerprint" or "last_scan_second")).Select(column => column switch
        {
            [var name, "UInt64"] => $"sum({name})",
            [var name, "Map(UInt16, UInt64)"] => $"sumMap({name})",
            [var name, "Array(UInt16)"] => $"cityHash64(arraySort(groupArrayArray({name})))",
            [var name, "Array(UInt32)"] => $"arraySort(groupArrayArray(open_days({name})))",
            [var name, "UInt8" or "Bool"] => $"sum(parcels * {name})",
            _ => "''",
        });
        return await Text($"SELECT week, mixed_clocks, {string.Join(", ", totals)} FROM {source} GROUP BY week, mixed_clocks ORDER BY week, mixed_clocks");
    }
}
