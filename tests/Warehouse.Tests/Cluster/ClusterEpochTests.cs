using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Cluster;

/// <summary>The end of an epoch whose facts are in shards.</summary>
public sealed class ClusterEpochTests(ClusterFixture fixture) : WarehouseTest(fixture), IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task It_is_frozen_and_its_operator_told_what_to_drop_until_it_is_dropped()
    {
        await InsertAsync(Enumerable.Range(0, 12).Select(i => new JourneyRow(i) { At = Moments }));
        await InsertAsync(Enumerable.Range(20, 15).Select(i => new JourneyRow(i) { Epoch = 202604, At = Moments }));

        Assert.Equal(new FrozenEpoch(1, 12, 0), await Warehouse.Epochs.FreezeAsync(202603));
        var e = await Assert.ThrowsAsync<WarehouseException>(() => Warehouse.Epochs.DropAsync(202603).AsTask());
        Assert.StartsWith("The facts are on a cluster", e.Message, StringComparison.Ordinal);

        await ClickHouse.ExecuteAsync(new Statement("ALTER TABLE analytics_local.journeys DROP PARTITION 202603"));
        await Warehouse.Epochs.DropAsync(202603);
        await Warehouse.Cells.RefreshAsync();
        Assert.Equal("27\n", await Text("SELECT sum(parcels) FROM cells"));
    }

    private static Dictionary<string, Moment> Moments => new() { ["picked_up"] = new(1_772_409_600) };
}
