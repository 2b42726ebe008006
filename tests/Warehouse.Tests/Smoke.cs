namespace Analytics.Warehouse.Tests;
public class Smoke
{
    [Fact]
    public async Task It_opens()
    {
        var dir = Path.Combine(Path.GetTempPath(), "wtest" + Guid.NewGuid().ToString("N"));
        for (var i = 0; i < 2; i++)
        {
            var sw = System.Diagnostics.Stopwatch.StartNew();
            await using var w = await Warehouse.OpenAsync(new WarehouseOptions { DataFolder = dir }, TimeProvider.System);
            Console.WriteLine($"open {sw.ElapsedMilliseconds}");
            Console.WriteLine(await w.ClickHouse.ReadTextAsync(new Statement("SELECT name FROM system.tables where database='default'"), "TSV"));
            Console.WriteLine(await w.ClickHouse.ReadTextAsync(new Statement("SELECT * FROM migrations"), "CSVWithNames"));
            Console.WriteLine(await w.ClickHouse.ReadTextAsync(new Statement("SELECT name,value FROM system.merge_tree_settings where name like 'fsync%'"), "TSV"));
            Console.WriteLine((await w.Cells.RefreshAsync()).Count);
            await w.Loads.SaveAsync(new LoadProgress(new string('a', 64)) { Pushes = 5, RejectedByReason = new Dictionary<string, long> { ["x"] = 4 } });
            Console.WriteLine(await w.Loads.GetAsync(new string('a', 64)));
        }
    }
}
