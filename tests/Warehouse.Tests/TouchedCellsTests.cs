using Analytics.Support;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class TouchedCellsTests : OwnWarehouseTest
{
    private const uint Monday = 1_772_409_600;
    private const uint Day = 86_400;
    private const string State = "SELECT count(), sum(parcels), groupBitXor(fingerprint) FROM cells";
    private const string Fresh = "SELECT count(), sum(parcels), groupBitXor(fingerprint) FROM cells_as_of(as_of = '2106-01-01 00:00:00')";

    private readonly TouchedParcels touched = new();

    [Fact]
    public async Task At_first_any_parcel_may_have_been_touched()
    {
        await WriteAsync((1, Monday), (2, Monday + (9 * Day)));
        Assert.Equal([new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 9)], await Warehouse.Cells.RefreshAsync(new TouchedParcels()));
    }

    [Fact]
    public async Task Only_weeks_of_touched_parcels_are_rebuilt()
    {
        await WriteAsync((1, Monday), (2, Monday + (9 * Day)), (3, Monday + (16 * Day)));
        await Warehouse.Cells.RefreshAsync(touched);
        Assert.True(touched.IsEmpty);

        await TouchAsync((4, Monday + (9 * Day)));
        Assert.Equal([new DateOnly(2026, 3, 9)], await Warehouse.Cells.RefreshAsync(touched));
        Assert.Equal(await Text(Fresh), await Text(State));
    }

    [Fact]
    public async Task A_parcel_that_goes_to_another_week_leaves_the_one_it_was_in()
    {
        await WriteAsync((1, Monday + (9 * Day)), (2, Monday + (9 * Day)));
        await Warehouse.Cells.RefreshAsync(touched);

        await TouchAsync((1, Monday));
        await Warehouse.Cells.RefreshAsync(touched);
        Assert.Equal("2026-03-02\t1\n2026-03-09\t1\n", await Text("SELECT week, sum(parcels) FROM cells GROUP BY week ORDER BY week"));
    }

    [Fact]
    public async Task The_local_day_of_a_scan_decides_its_week()
    {
        await Warehouse.Cells.RefreshAsync(touched);
        await WriteAsync((new ScanRow(1, Monday - 60, 3) { OffsetMinutes = 120 }, new Moment(Monday - 60, 120)));
        touched.Add([TokenOf(1)]);

        Assert.Equal([new DateOnly(2026, 3, 2)], await Warehouse.Cells.RefreshAsync(touched));
        Assert.Equal(await Text(Fresh), await Text(State));
    }

    [Fact]
    public async Task Any_order_of_scans_and_refreshes_leaves_what_a_fresh_fold_gives()
    {
        var chance = new Chance(7);
        await Warehouse.Cells.RefreshAsync(touched);
        for (var round = 0; round < 12; round++)
        {
            await TouchAsync([.. Enumerable.Range(0, 20).Select(_ => ((long)chance.Below(40), Monday + ((uint)chance.Below(60) * Day)))]);
            await Warehouse.Cells.RefreshAsync(touched);
            Assert.Equal(await Text(Fresh), await Text(State));
        }
    }

    [Fact]
    public async Task What_a_failed_refresh_took_is_not_forgotten()
    {
        await Warehouse.Cells.RefreshAsync(touched);
        await TouchAsync((1, Monday));
        await ClickHouse.ExecuteAsync(new Statement("RENAME TABLE cells_next TO elsewhere"));
        await Assert.ThrowsAsync<WarehouseException>(() => Warehouse.Cells.RefreshAsync(touched).AsTask());

        await ClickHouse.ExecuteAsync(new Statement("RENAME TABLE elsewhere TO cells_next"));
        Assert.Equal([new DateOnly(2026, 3, 2)], await Warehouse.Cells.RefreshAsync(touched));
    }

    [Fact]
    public async Task Where_very_many_are_touched_all_are_looked_at()
    {
        await Warehouse.Cells.RefreshAsync(touched);
        await WriteAsync((1, Monday));
        touched.Add(Enumerable.Range(0, 20_001).Select(i => (UInt128)i));

        Assert.Null(touched.Take());
    }

    private static UInt128 TokenOf(long parcel) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(Generator.Token(parcel));

    private async Task TouchAsync(params (long Parcel, uint At)[] pickups)
    {
        await WriteAsync(pickups);
        touched.Add(pickups.Select(pickup => TokenOf(pickup.Parcel)));
    }

    private Task WriteAsync(params (long Parcel, uint At)[] pickups) =>
        WriteAsync([.. pickups.Select(pickup => (new ScanRow(pickup.Parcel, pickup.At, 3), new Moment(pickup.At)))]);

    private async Task WriteAsync(params (ScanRow Scan, Moment Moment)[] pickups)
    {
        await InsertAsync("scans", rows => Array.ForEach(pickups, pickup => pickup.Scan.Write(rows)));
        await InsertAsync(pickups.Select(pickup =>
            new JourneyRow(pickup.Scan.Parcel) { At = new Dictionary<string, Moment> { ["picked_up"] = pickup.Moment }, LastScan = pickup.Moment }));
    }
}
