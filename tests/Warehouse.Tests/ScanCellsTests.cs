using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class ScanCellsTests : OwnWarehouseTest
{
    private const uint Monday = 1_772_409_600;
    private const uint Week = 7 * 86_400;
    private const byte Other = 0, PickedUp = 3, Delivered = 13;
    private const string All = " ORDER BY ALL";
    private const string Fresh = "SELECT * FROM scan_cells_as_of(as_of = '2106-01-01 00:00:00', epochs = [])" + All;

    [Fact]
    public async Task Without_scans_there_is_nothing_to_rebuild() => Assert.Empty(await Warehouse.ScanCells.RefreshAsync());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Scan_cells_agree_with_plain_code_over_the_same_scans(ulong seed)
    {
        var generator = new Generator(seed);
        var parcels = Enumerable.Range(0, 60).Select(i => Parcel(i, Monday + (Week * (uint)generator.Below(3)), generator.Of("ups", "dhl"))).ToList();
        var scans = Enumerable.Range(0, 2000).Select(_ => new ScanRow(generator.Below(70), Monday + (uint)generator.Below(400), generator.Of(Other, PickedUp))
        {
            Certainty = (byte)(1 + generator.Below(4)),
            SeenAt = generator.Chance(80) ? Monday + (uint)generator.Below(90_000) : null,
        }).ToList();
        await InsertAsync(parcels);
        foreach (var batch in scans.Chunk(300))
        {
            await InsertAsync(batch);
        }

        await Warehouse.ScanCells.RefreshAsync();

        var kept = scans.GroupBy(scan => scan with { SeenAt = null }).Select(same => same.Key with { SeenAt = same.Min(scan => scan.SeenAt) }).ToList();
        var cells = kept.Where(scan => scan.Parcel < 60).GroupBy(scan => (parcels[(int)scan.Parcel].Carrier, parcels[(int)scan.Parcel].At["picked_up"].Second))
            .Select(cell => $"{cell.Key.Carrier}\t{Day(cell.Key.Second)}\t{cell.Count()}\t{cell.Count(scan => scan.Certainty == 4)}\t{cell.Count(scan => scan.Milestone == Other)}\t{Latencies(cell)}");
        Assert.Equal(
            string.Join('\n', cells.Order(StringComparer.Ordinal)) + "\n",
            await Text("SELECT carrier, week, scans, local_scans, unknown_scans, latency_bins FROM scan_cells" + All));
    }

    [Fact]
    public async Task Only_epochs_that_changed_are_made_again()
    {
        await InsertAsync(Parcel(1, Monday), Parcel(2, Monday) with { Epoch = 202604 });
        await InsertAsync(new ScanRow(1, Monday, PickedUp), new ScanRow(2, Monday, PickedUp) { Epoch = 202604 });
        Assert.Equal([202603, 202604], await Warehouse.ScanCells.RefreshAsync());
        Assert.Empty(await Warehouse.ScanCells.RefreshAsync());

        await InsertAsync(new ScanRow(2, Monday + 60, PickedUp) { Epoch = 202604 });
        Assert.Equal([202604], await Warehouse.ScanCells.RefreshAsync());
        await InsertAsync(Parcel(1, Monday - Week));
        Assert.Equal([202603], await Warehouse.ScanCells.RefreshAsync());
        await InsertAsync("retractions", new ScanRow(2, Monday + 60, PickedUp) { Epoch = 202604 }.WriteRetraction);
        Assert.Equal([202604], await Warehouse.ScanCells.RefreshAsync());
        Assert.Equal(await Text(Fresh), await Text("SELECT * FROM scan_cells" + All));
    }

    [Fact]
    public async Task Merging_of_parts_is_no_change()
    {
        await InsertAsync(Parcel(1, Monday));
        for (var i = 0; i < 4; i++)
        {
            await InsertAsync(new ScanRow(1, Monday, PickedUp) { SeenAt = Monday + 900 - (uint)i });
        }

        await Warehouse.ScanCells.RefreshAsync();
        await ClickHouse.ExecuteAsync(new Statement("OPTIMIZE TABLE scans FINAL"));
        await ClickHouse.ExecuteAsync(new Statement("OPTIMIZE TABLE journeys FINAL"));

        Assert.Empty(await Warehouse.ScanCells.RefreshAsync());
        Assert.Equal(await Text(Fresh), await Text("SELECT * FROM scan_cells" + All));
    }

    [Fact]
    public async Task What_was_deleted_leaves_the_scan_cells()
    {
        await InsertAsync(Parcel(1, Monday), Parcel(2, Monday) with { Epoch = 202604 });
        await InsertAsync(new ScanRow(1, Monday, PickedUp), new ScanRow(1, Monday, Delivered), new ScanRow(2, Monday, PickedUp) { Epoch = 202604 });
        await Warehouse.ScanCells.RefreshAsync();

        await ClickHouse.ExecuteAsync(new Statement("ALTER TABLE scans DELETE WHERE milestone = 'Delivered' SETTINGS mutations_sync = 2"));
        Assert.Contains(202603, await Warehouse.ScanCells.RefreshAsync());
        Assert.Equal("2\n", await Text("SELECT sum(scans) FROM scan_cells"));

        await ClickHouse.ExecuteAsync(new Statement("ALTER TABLE scans DROP PARTITION 202604"));
        await ClickHouse.ExecuteAsync(new Statement("ALTER TABLE journeys DROP PARTITION 202604"));
        Assert.Equal([202604], await Warehouse.ScanCells.RefreshAsync());
        Assert.Equal("1\n", await Text("SELECT sum(scans) FROM scan_cells"));
        Assert.Empty(await Warehouse.ScanCells.RefreshAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_rebuild_that_was_stopped_after_any_statement_leaves_whole_cells_and_is_mended(int statements)
    {
        await InsertAsync(Parcel(1, Monday));
        await InsertAsync(new ScanRow(1, Monday, PickedUp));
        await Warehouse.ScanCells.RefreshAsync();
        var before = await Text("SELECT * FROM scan_cells" + All);
        await InsertAsync(new ScanRow(1, Monday + 5, PickedUp));
        var after = await Text(Fresh);

        var parameters = new Dictionary<string, string> { ["epochs"] = "[202603]", ["all_epochs"] = "[202603]", ["versions"] = "[1]" };
        foreach (var statement in SqlText.Split(Resources.Text("Cells/rebuild_scan_cells.sql")).Take(statements))
        {
            await ClickHouse.ExecuteAsync(new Statement(statement, parameters));
        }

        Assert.Equal(statements < 4 ? before : after, await Text("SELECT * FROM scan_cells" + All));
        Assert.Equal([202603], await Warehouse.ScanCells.RefreshAsync());
        Assert.Equal(after, await Text("SELECT * FROM scan_cells" + All));
        Assert.Empty(await Warehouse.ScanCells.RefreshAsync());
    }

    private static JourneyRow Parcel(long number, uint at, string carrier = "ups") =>
        new(number) { Carrier = carrier, At = new Dictionary<string, Moment> { ["picked_up"] = new(at) } };

    private static string Day(uint second) => DateTimeOffset.FromUnixTimeSeconds(second).ToString("yyyy-MM-dd", null);

    private static string Latencies(IEnumerable<ScanRow> scans)
    {
        var bins = scans.Where(scan => scan.SeenAt >= scan.At && scan.Certainty != 4).GroupBy(scan => CellModel.Bin(scan.SeenAt!.Value - scan.At)).OrderBy(bin => bin.Key);
        return $"{{{string.Join(',', bins.Select(bin => $"{bin.Key}:{bin.Count()}"))}}}";
    }

    private Task InsertAsync(params IReadOnlyList<ScanRow> scans) => InsertAsync("scans", rows =>
    {
        foreach (var scan in scans)
        {
            scan.Write(rows);
        }
    });
}
