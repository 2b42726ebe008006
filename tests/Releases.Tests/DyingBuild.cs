using System.Diagnostics;
using Analytics.Control;
using Analytics.Support.Requests;
using Analytics.Warehouse;

namespace Analytics.Releases.Tests;

/// <summary>A build in a process of its own, put together from the product's parts, that is killed when a step begins.</summary>
internal static class DyingBuild
{
    public const string Switch = "--die-at";

    /// <summary>A step that there is none of: the build is left to its end.</summary>
    public const string Never = "never";

    private static readonly string fill = """
        INSERT INTO journeys (epoch, parcel, carrier, service, origin, destination, promise, ordered, info_received, picked_up, carried, departed, arrived,
            customs_entered, customs_released, out_for_delivery, attempted, attempt_failed, delivered, exception, damaged, returned, last_scan, denied, unconsented, consented)
        WITH 18446744073709551615 AS never, 1786000000 + number * 40 AS begin, (t -> t * 4294967296 + intDiv(t, 86400) * 65536 + 256) AS moment
        SELECT 202608, sipHash128(number), (1, if(number % 2 = 0, 'dhl', 'dpd')), (1, ''), (1, 'DE-BY'), (1, 'DE-BE'), toUInt128('340282366920938463463374607431768211455'), never, never,
            moment(begin), never, never, never, never, never, never, never, never, moment(begin + 90000 + number % 1000 * 100), never, never, never, moment(begin + 200000), 0, 0, 0
        FROM numbers(3000)
        """;

    public static DatasetDefinition Dataset { get; } = AttackedHouse.Dataset with
    {
        Id = "dying",
        Grid = new Grid { Carriers = ["dhl", "dpd"], Lanes = [new("DE", "DE")] },
        Totals = [],
        Confidentiality = new ConfidentialityTerms { Shippers = 0 },
    };

    public static Task<Ledger> LedgerAsync(string folder) => Ledger.OpenAsync(new ControlOptions { Folder = Path.Combine(folder, "control") }, Time);

    public static ReleaseShelf Shelf(string folder) => new(Path.Combine(folder, "releases"));

    private static SettableTime Time => new(new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero));

    /// <param name="folder">Where its warehouse, ledger and shelf are; parcels are put there by the first that comes.</param>
    /// <param name="step">Where it dies.</param>
    public static async Task<int> RunAsync(string folder, string step)
    {
        await using var warehouse = await Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = Path.Combine(folder, "data"), SyncToDisk = false }, Time);
        if (await warehouse.ClickHouse.ReadScalarAsync<long>(new Statement("SELECT count() FROM journeys")) == 0)
        {
            await warehouse.ClickHouse.ExecuteAsync(new Statement(fill));
        }

        using var key = SigningKey.Open(Path.Combine(folder, "keys", "signing.pem"));
        using var ledger = await LedgerAsync(folder);
        using var build = new ReleaseBuild(
            warehouse.ClickHouse.For(Purposes.Sale), new SaleWindows(warehouse.ClickHouse), warehouse.ClickHouse, ledger, Shelf(folder),
            new ReleaseSeal(new Publisher("Invented Parcels Ltd", new Uri("https://data.example/")), key), new ReleaseOptions(), Time);
        await build.RunAsync(Dataset, AttackedHouse.Window, AttackedHouse.NoHoldings, new Steps(begun =>
        {
            if (begun == step)
            {
                Process.GetCurrentProcess().Kill();
            }
        }));
        return 0;
    }
}
