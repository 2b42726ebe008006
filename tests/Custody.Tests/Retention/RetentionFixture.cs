using Analytics.Control;
using Analytics.Custody.Retention;
using Analytics.Warehouse;

namespace Analytics.Custody.Tests.Retention;

/// <summary>A warehouse with parcels that are rows and nothing else. A process has one open at a time: its tests are one collection.</summary>
public sealed class RetentionFixture : IAsyncLifetime
{
    public const string Tests = "retention";

    private static readonly string[] tables = ["scans", "retractions", "journeys", "subjects", "frozen_cells", "cells", "carrier_cells", "scan_cells", "scan_cells_sources"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-retention-");
    private int records;
    private int parcels;

    public Warehouse.Warehouse Warehouse { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Warehouse = await Analytics.Warehouse.Warehouse.OpenAsync(
        new WarehouseOptions { DataFolder = Path.Combine(folder.FullName, "data"), SyncToDisk = false }, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await Warehouse.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Holds nothing.</summary>
    internal async Task ClearAsync()
    {
        parcels = 0;
        foreach (var table in tables)
        {
            await Warehouse.ClickHouse.ExecuteAsync(new Statement($"TRUNCATE TABLE {table}"));
        }
    }

    /// <summary>A record of its own.</summary>
    internal Task<RetentionRecord> OpenRecordAsync(TimeProvider time) =>
        RetentionRecord.OpenAsync(new ControlOptions { Folder = Path.Combine(folder.FullName, $"control-{++records}") }, time);

    /// <summary>Parcels of one lane that are delivered a day after they were first seen: a row of each in every table with parcels.</summary>
    internal async Task AddAsync(uint epoch, int count, DateTimeOffset seen, string carrier = "ups")
    {
        var rows = new RetentionRows(epoch, (uint)seen.ToUnixTimeSeconds(), carrier);
        for (var i = 0; i < count; i++)
        {
            rows.Add(++parcels);
        }

        foreach (var (into, written) in rows.ByTable)
        {
            await Warehouse.ClickHouse.InsertAsync(into, written.Chunks);
        }
    }

    internal Task<string> TextAsync(string sql) => Warehouse.ClickHouse.ReadTextAsync(new Statement(sql), "TabSeparated").AsTask();
}

[CollectionDefinition(RetentionFixture.Tests)]
public sealed class RetentionTests : ICollectionFixture<RetentionFixture>;
