using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class JourneyTests : OwnWarehouseTest
{
    private const uint Start = 1_772_323_200;
    private const byte PickedUp = 3, OutForDelivery = 10, Delivered = 13;
    private const string Parcels = "SELECT hex(parcel), * EXCEPT parcel FROM parcels ORDER BY parcel";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_order_duplication_and_batching_of_journeys_gives_the_same_parcels(ulong seed)
    {
        var generator = new Generator(seed);
        var rows = Enumerable.Range(0, 600).Select(i => PartOfAJourney(i % 100, generator)).ToList();
        await InsertAsync(rows);
        var expected = await Text(Parcels);
        Assert.Equal(100, expected.Count(c => c == '\n'));

        for (var round = 0; round < 4; round++)
        {
            await ClickHouse.ExecuteAsync(new Statement("TRUNCATE TABLE journeys"));
            var again = generator.Shuffle(rows.Concat(rows.Where(_ => generator.Chance(40))));
            foreach (var batch in again.Chunk(1 + generator.Below(400)))
            {
                await InsertAsync(batch);
            }

            Assert.Equal(expected, await Text(Parcels));
            await ClickHouse.ExecuteAsync(new Statement("OPTIMIZE TABLE journeys FINAL"));
            Assert.Equal(expected, await Text(Parcels));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_withdrawn_scan_has_no_effect_whether_it_comes_before_or_after_what_it_withdraws(bool comesBefore)
    {
        ScanRow[] scans = [new(1, Start, PickedUp), new(1, Start + 1000, OutForDelivery), new(1, Start + 2000, Delivered), new(1, Start + 9000, Delivered)];
        var journey = new JourneyRow(1)
        {
            At = new Dictionary<string, Moment>
            {
                ["picked_up"] = new(Start),
                ["carried"] = new(Start + 1000),
                ["out_for_delivery"] = new(Start + 1000),
                ["attempted"] = new(Start + 2000),
                ["delivered"] = new(Start + 2000),
            },
            LastScan = new Moment(Start + 9000),
        };
        if (comesBefore)
        {
            await RetractAsync(scans[2]);
        }

        await InsertAsync("scans", rows => Array.ForEach(scans, scan => scan.Write(rows)));
        await InsertAsync(journey, new JourneyRow(2) { At = journey.At });
        if (!comesBefore)
        {
            Assert.Equal($"{Start + 2000}\n{Start + 2000}\n", await Text("SELECT toUnixTimestamp(delivered_at) FROM parcels"));
            await RetractAsync(scans[2]);
            await RetractAsync(scans[2]);
        }

        Assert.Equal(
            $"{Start + 2000}\t{Start}\t{Start + 2000}\n{Start + 9000}\t{Start}\t{Start + 9000}\n",
            await Text("SELECT toUnixTimestamp(delivered_at), toUnixTimestamp(possessed_at), toUnixTimestamp(last_scan_at) FROM parcels ORDER BY delivered_at"));
        Assert.Equal("2\n", await Text("SELECT count() FROM parcels"));
    }

    [Fact]
    public async Task A_parcel_whose_every_scan_is_withdrawn_is_no_parcel()
    {
        var scan = new ScanRow(1, Start, PickedUp);
        await InsertAsync("scans", scan.Write);
        await InsertAsync(new JourneyRow(1) { At = new Dictionary<string, Moment> { ["picked_up"] = new(Start) } });
        await RetractAsync(scan);
        Assert.Equal("0\n", await Text("SELECT count() FROM parcels"));
    }

    [Fact]
    public async Task A_moment_made_again_from_scans_is_packed_as_it_came()
    {
        var first = new ScanRow(1, Start, PickedUp) { OffsetMinutes = -720, Certainty = 4 };
        var second = new ScanRow(1, Start + 5000, Delivered) { OffsetMinutes = 840, Certainty = 2, IsAtDestination = true };
        var withdrawn = new ScanRow(1, Start + 100, Delivered);
        await InsertAsync("scans", rows => Array.ForEach([first, second, withdrawn], scan => scan.Write(rows)));
        await InsertAsync(new JourneyRow(1) { At = new Dictionary<string, Moment> { ["delivered"] = new(Start + 100) } });
        await RetractAsync(withdrawn);
        Assert.Equal(
            $"{new Moment(Start, -720, 4).Packed}\t{new Moment(Start + 5000, 840, 2).Packed}\t{new Moment(Start + 5000, 840, 2).Packed}\n",
            await Text("SELECT picked_up, delivered, arrived FROM merged_journeys"));
        Assert.Equal("1\n", await Text("SELECT has_mixed_clocks FROM parcels"));
    }

    [Fact]
    public async Task The_same_scan_twice_is_one_scan()
    {
        for (var i = 0; i < 2; i++)
        {
            await InsertAsync("scans", new ScanRow(1, Start, PickedUp).Write);
        }

        Assert.Equal("1\n", await Text("SELECT count() FROM scans FINAL"));
    }

    private Task RetractAsync(ScanRow scan) => InsertAsync("retractions", scan.WriteRetraction);

    private static JourneyRow PartOfAJourney(long parcel, Generator generator) => new(parcel)
    {
        Epoch = 202603,
        Rank = (ulong)generator.Below(4),
        Carrier = generator.Of("", "ups", "dhl"),
        Service = generator.Of("", "express"),
        Origin = generator.Of("", "US-CA", "DE"),
        Destination = generator.Of("", "US-NY", "FR"),
        At = JourneyRow.Moments.Where(_ => generator.Chance(30)).ToDictionary(
            name => name, _ => new Moment(Start + (uint)generator.Below(500_000), (generator.Below(27) - 12) * 60, 1 + generator.Below(4))),
        LastScan = new Moment(Start + (uint)generator.Below(500_000)),
        Promised = generator.Chance(50) ? new Promise(Start + (uint)generator.Below(5), Start, 20500, generator.Chance(50)) : null,
    };
}
