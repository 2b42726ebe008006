using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Cluster;

/// <summary>The program's own statements over the tables of a cluster, and over those that it makes itself: one after the other in one process.</summary>
public sealed class ClusterCellsTests
{
    private const string Everything = "SELECT * FROM cells ORDER BY carrier, service, origin, destination, week, mixed_clocks";

    [Fact]
    public async Task Cells_that_are_rebuilt_over_the_tables_of_a_cluster_are_those_of_one_server()
    {
        var cluster = await CellsAsync(new ClusterFixture());

        Assert.NotEmpty(cluster);
        Assert.Equal(await CellsAsync(new WarehouseFixture()), cluster);
    }

    [Fact]
    public async Task Scan_cells_do_not_hear_of_facts_that_are_in_the_shards()
    {
        await using var fixture = new ClusterFixture();
        await fixture.InitializeAsync();
        await FillAsync(fixture.Warehouse.ClickHouse, batch: 0);

        Assert.Empty(await fixture.Warehouse.ScanCells.RefreshAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> CellsAsync(WarehouseFixture fixture)
    {
        await using (fixture)
        {
            await fixture.InitializeAsync();
            var clickHouse = fixture.Warehouse.ClickHouse;
            foreach (var batch in new[] { 0, 1 })
            {
                await FillAsync(clickHouse, batch);
                Assert.NotEmpty(await fixture.Warehouse.Cells.RefreshAsync(TestContext.Current.CancellationToken));
            }

            return await clickHouse.ReadTextAsync(new Statement(Everything), "TabSeparatedRaw");
        }
    }

    // Some scans are withdrawn, so that their parcels' journeys are merged again from the others.
    private static async Task FillAsync(IClickHouse clickHouse, int batch)
    {
        await clickHouse.InsertAsync("journeys", SampleRows.Journeys(2_000, batch).Chunks);
        await clickHouse.InsertAsync("scans", SampleRows.Scans(5_000, batch).Chunks);
        var withdrawn = new RowBinaryWriter();
        for (var parcel = 0; parcel < 20; parcel++)
        {
            new ScanRow(parcel, 1_772_409_600, 3).WriteRetraction(withdrawn);
        }

        await clickHouse.InsertAsync("retractions", withdrawn.Chunks);
    }
}
