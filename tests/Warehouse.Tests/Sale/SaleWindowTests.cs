using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Sale;

/// <summary>A parcel is sold in one window, and in none that it may not be sold in.</summary>
public sealed class SaleWindowTests : OwnWarehouseTest
{
    private const uint Monday = 1_772_409_600; // 2026-03-02
    private const uint Day = 86_400;

    private static readonly DateOnly march = new(2026, 3, 1);

    private SaleWindows Windows => new(ClickHouse);

    [Fact]
    public async Task What_comes_late_is_in_the_next_window_and_nothing_is_in_two()
    {
        await InsertAsync(Delivered(1), Delivered(2) with { At = Begun(Monday) }, Delivered(3, Monday - (7 * Day)));
        await Windows.CloseAsync(202603, march, march.AddMonths(1));
        Assert.Equal(1, await CountAsync(202603));

        // The second is delivered, another is told of for the first time, the first once more, and one begins in April.
        await InsertAsync(Delivered(2), Delivered(4), Delivered(1), Delivered(5, Monday + (35 * Day)));
        Assert.Equal((1L, 0L), (await CountAsync(202603), await CountAsync(202604)));
        await Windows.CloseAsync(202604, march, march.AddMonths(2));

        Assert.Equal((1L, 3L), (await CountAsync(202603), await CountAsync(202604)));
        await ClickHouse.ExecuteAsync(new Statement("OPTIMIZE TABLE journeys FINAL"));
        Assert.Equal((1L, 3L), (await CountAsync(202603), await CountAsync(202604)));

        // What began before releases did is in none.
        Assert.Equal(1, await CountAsync(0));
    }

    [Fact]
    public async Task What_may_not_be_sold_is_counted_by_why_and_is_in_no_window()
    {
        await InsertAsync(
            Delivered(1),
            Delivered(2) with { Denied = Purposes.Sale },
            Delivered(3) with { Denied = Purposes.Sale | Purposes.Eta },
            Delivered(4) with { Unconsented = Purposes.Sale },
            Delivered(5) with { Unconsented = Purposes.Sale, Consented = Purposes.Sale },
            Delivered(6) with { Restricted = 3 },
            Delivered(7) with { At = Begun(Monday) });
        await Windows.CloseAsync(202603, march, march.AddMonths(1));

        Assert.Equal("denied\t0\t2\neligible\t202603\t2\nrestricted\t0\t1\nunconsented\t0\t1\n", await Text("SELECT reason, sold_in, sum(parcels) FROM sale_eligibility GROUP BY ALL ORDER BY reason"));

        // Who objects after it is closed is out of it.
        await InsertAsync(Delivered(1) with { Denied = Purposes.Sale });
        Assert.Equal(1, await CountAsync(202603));
    }

    [Fact]
    public async Task Reports_do_not_see_that_a_window_was_closed()
    {
        await InsertAsync(Delivered(1), Delivered(2));
        await Warehouse.Cells.RefreshAsync();
        var (parcels, cells) = (await Text("SELECT * FROM parcels ORDER BY parcel"), await Text("SELECT week, fingerprint FROM cells"));

        await Windows.CloseAsync(202603, march, march.AddMonths(1));
        await Warehouse.Cells.RefreshAsync();

        Assert.Equal(2, await CountAsync(202603));
        Assert.Equal((parcels, cells), (await Text("SELECT * FROM parcels ORDER BY parcel"), await Text("SELECT week, fingerprint FROM cells")));
    }

    private async Task<long> CountAsync(uint window) =>
        await ClickHouse.ReadScalarAsync<long>(new Statement("SELECT count() FROM parcels_for_sale WHERE sold_in = {window:UInt32}", new Dictionary<string, string> { ["window"] = $"{window}" }));

    private static JourneyRow Delivered(long parcel, uint begin = Monday) => new(parcel)
    {
        At = new Dictionary<string, Moment>(Begun(begin)) { ["delivered"] = new(begin + (2 * Day)) },
    };

    private static Dictionary<string, Moment> Begun(uint begin) => new() { ["picked_up"] = new(begin), ["carried"] = new(begin) };
}
