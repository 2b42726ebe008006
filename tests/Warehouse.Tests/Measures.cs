using System.Diagnostics;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

/// <summary>Figures, not claims: <c>dotnet run --project tests/Warehouse.Tests -c Release -- -explicit only</c>.</summary>
public sealed class Measures(ITestOutputHelper output)
{
    private const int RowsPerBatch = 250_000;
    private const int Batches = 24;

    [Fact(Explicit = true)]
    public async Task Insert_rates_with_and_without_a_flush_to_the_disk()
    {
        using var folder = new DataFolder();
        await using var warehouse = await folder.OpenAsync();
        foreach (var (table, sample) in new (string, Func<int, int, RowBinaryWriter>)[] { ("scans", SampleRows.Scans), ("journeys", SampleRows.Journeys) })
        {
            foreach (var sync in new[] { 0, 1 })
            {
                await warehouse.ClickHouse.ExecuteAsync(new Statement(
                    $"CREATE TABLE {table}_{sync} AS {table} SETTINGS fsync_after_insert = {sync}, fsync_part_directory = {sync}"));
            }

            // In turns, so that both meet the same machine.
            List<double>[] seconds = [[], []];
            var flushed = await FlushedAsync();
            for (var batch = 0; batch < Batches; batch++)
            {
                var rows = sample(RowsPerBatch, batch);
                foreach (var sync in batch % 2 == 0 ? new[] { 0, 1 } : [1, 0])
                {
                    var watch = Stopwatch.StartNew();
                    await warehouse.ClickHouse.InsertAsync($"{table}_{sync}", rows.Chunks);
                    seconds[sync].Add(watch.Elapsed.TotalSeconds);
                }
            }

            output.WriteLine(
                $"{table}, {RowsPerBatch:N0} rows: {Told(seconds[0])} without, {Told(seconds[1])} with the flush, "
                    + $"which is {(await FlushedAsync() - flushed) / 1000.0 / Batches:F1} ms of waiting for the disk an insert");
        }

        Task<long> FlushedAsync() => warehouse.ClickHouse.ReadScalarAsync<long>(new Statement(
            "SELECT sum(value) FROM system.events WHERE event IN ('FileSyncElapsedMicroseconds', 'DirectorySyncElapsedMicroseconds')")).AsTask();

        static string Told(List<double> seconds)
        {
            seconds.Sort();
            var median = seconds[seconds.Count / 2];
            return $"best {seconds[0] * 1000:F0} ms, median {median * 1000:F0} ms ({RowsPerBatch / seconds[0]:N0} rows/s at best)";
        }
    }

    [Fact(Explicit = true)]
    public async Task Refresh_of_the_cells_over_a_million_parcels()
    {
        using var folder = new DataFolder();
        await using var warehouse = await folder.OpenAsync();
        for (var batch = 0; batch < 4; batch++)
        {
            await warehouse.ClickHouse.InsertAsync("journeys", SampleRows.Journeys(RowsPerBatch, batch).Chunks);
        }

        await RefreshAsync("all weeks new");
        await RefreshAsync("nothing changed");
        await warehouse.ClickHouse.InsertAsync("journeys", SampleRows.Journeys(10, 99).Chunks);
        await RefreshAsync("ten parcels added");
        output.WriteLine(await warehouse.ClickHouse.ReadTextAsync(
            new Statement("SELECT count() AS cells, sum(parcels) AS parcels, uniq(week) AS weeks FROM cells"), "JSONEachRow"));

        async Task RefreshAsync(string what)
        {
            var watch = Stopwatch.StartNew();
            var cpu = Environment.CpuUsage.TotalTime;
            var weeks = await warehouse.Cells.RefreshAsync();
            output.WriteLine($"{what}: {weeks.Count} weeks rebuilt in {watch.Elapsed.TotalSeconds:F2} s, {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:F2} s of processor time");
        }
    }

    [Fact(Explicit = true)]
    public async Task Opening_takes_as_long_as_it_says()
    {
        using var folder = new DataFolder();
        for (var i = 0; i < 4; i++)
        {
            var watch = Stopwatch.StartNew();
            await using var warehouse = await folder.OpenAsync();
            output.WriteLine($"open {watch.ElapsedMilliseconds} ms");
            await warehouse.ClickHouse.InsertAsync("journeys", SampleRows.Journeys(RowsPerBatch, i).Chunks);
        }
    }
}
