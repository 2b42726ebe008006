using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

/// <summary>Tests over parcels of two epochs, 202603 and 202604, that count in the same weeks; each begins with none.</summary>
public abstract class EpochTest(WarehouseFixture fixture) : WarehouseTest(fixture), IClassFixture<WarehouseFixture>, IAsyncLifetime
{
    private static readonly string[] tables =
        ["scans", "retractions", "journeys", "subjects", "frozen_cells", "cells", "carrier_cells", "scan_cells", "scan_cells_sources"];

    private protected const uint Monday = 1_772_409_600;
    private protected const uint Week = 7 * 86_400;

    private int parcels;

    public async ValueTask InitializeAsync()
    {
        foreach (var table in tables)
        {
            await ClickHouse.ExecuteAsync(new Statement($"TRUNCATE TABLE {table}"));
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Adds parcels that are alike, each a minute after the one before it.</summary>
    private protected Task AddAsync(
        int count, string carrier = "ups", string service = "ground", string origin = "US-CA", string destination = "US-NY",
        uint epoch = 202603, uint begin = Monday, bool isDelivered = true, int certainty = 1) => InsertAsync(
            Enumerable.Range(0, count).Select(i => new JourneyRow(++parcels)
            {
                Epoch = epoch,
                Carrier = carrier,
                Service = service,
                Origin = origin,
                Destination = destination,
                At = Moments(begin + (60 * (uint)i), isDelivered, certainty),
            }));

    private static Dictionary<string, Moment> Moments(uint begin, bool isDelivered, int certainty)
    {
        var moments = new Dictionary<string, Moment> { ["picked_up"] = new(begin), ["carried"] = new(begin) };
        if (isDelivered)
        {
            moments["delivered"] = moments["attempted"] = new Moment(begin + 90_000, 0, certainty);
        }

        return moments;
    }
}
