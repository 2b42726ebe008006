namespace Analytics.Warehouse.Tests.Support;

/// <summary>A data folder of one test, gone after it.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("analytics-warehouse-").FullName;

    public string Engine => System.IO.Path.Combine(Path, "warehouse");

    public ValueTask<Warehouse> OpenAsync(Func<WarehouseOptions, WarehouseOptions>? change = null)
    {
        // Flushed to the disk, a test run takes three times as long; what the flush guarantees no test in a process can see.
        var options = new WarehouseOptions { DataFolder = Path, SyncToDisk = false };
        return Warehouse.OpenAsync(change?.Invoke(options) ?? options, TimeProvider.System);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
