using System.Text;
using Analytics.Warehouse;

namespace Analytics.Reports.Tests.Support;

/// <summary>The warehouse that all tests share; each fills it anew.</summary>
public sealed class TestWarehouse : IAsyncLifetime
{
    /// <summary>The instant of every report that names none.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-reports-");
    private Warehouse.Warehouse? warehouse;

    public IClickHouse ClickHouse => warehouse!.ClickHouse;

    public ReportRunner Runner => new(ClickHouse.For(Purposes.Report), new FixedTime(Now));

    public async ValueTask InitializeAsync() =>
        warehouse = await Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = folder.FullName, SyncToDisk = false }, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        if (warehouse is not null)
        {
            await warehouse.DisposeAsync();
        }

        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Holds these parcels and nothing else, with their cells up to date.</summary>
    internal async Task FillAsync(params IEnumerable<TestParcel> parcels)
    {
        foreach (var table in new[] { "scans", "retractions", "journeys", "cells", "carrier_cells", "scan_cells", "frozen_cells" })
        {
            await ExecuteAsync($"TRUNCATE TABLE {table}");
        }

        await AddAsync(parcels);
    }

    internal async Task AddAsync(IEnumerable<TestParcel> parcels, int firstNumber = 0)
    {
        var rows = new RowBinaryWriter();
        foreach (var parcel in parcels)
        {
            parcel.Write(rows, firstNumber++);
        }

        if (rows.Length > 0)
        {
            await ClickHouse.InsertAsync("journeys", rows.Chunks);
        }

        await warehouse!.Cells.RefreshAsync();
    }

    internal async Task AddScansAsync(IEnumerable<TestScan> scans)
    {
        var rows = new RowBinaryWriter();
        foreach (var scan in scans)
        {
            scan.Write(rows);
        }

        await ClickHouse.InsertAsync("scans", rows.Chunks);
    }

    /// <summary>Brings the scan cells up to date, which only the quality of data reads.</summary>
    internal async Task RefreshScanCellsAsync() => await warehouse!.ScanCells.RefreshAsync();

    /// <summary>Freezes the parcels of an epoch to cells, and drops them.</summary>
    internal async Task<FrozenEpoch> FreezeAsync(uint epoch)
    {
        var frozen = await warehouse!.Epochs.FreezeAsync(epoch);
        await warehouse.Epochs.DropAsync(epoch);
        await warehouse.Cells.RefreshAsync();
        return frozen;
    }

    internal async Task ExecuteAsync(string sql) => await ClickHouse.ExecuteAsync(new Statement(sql));

    internal async Task<List<TRow>> RowsAsync<TRow>(ReportRequest request)
        where TRow : ReportRow, IReportRow<TRow>
    {
        var rows = new List<TRow>();
        await foreach (var row in Runner.RowsAsync<TRow>(request))
        {
            rows.Add(row);
        }

        return rows;
    }

    internal async Task<byte[]> BytesAsync(ReportRequest request)
    {
        using var bytes = new MemoryStream();
        await Runner.RunAsync(request, bytes);
        return bytes.ToArray();
    }

    internal async Task<string> TextAsync(ReportRequest request) => Encoding.UTF8.GetString(await BytesAsync(request));
}
