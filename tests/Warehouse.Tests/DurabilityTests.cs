using System.Diagnostics;
using System.Globalization;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class DurabilityTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(90)]
    [InlineData(150)]
    public async Task What_was_acknowledged_survives_kill_9_at_any_moment(int millisecondsAfterTheFirst)
    {
        var acknowledged = 0;
        using (var child = new ChildProcess(ChildTasks.Fill, folder.Path))
        {
            var watch = Stopwatch.StartNew();
            while (acknowledged == 0 || watch.ElapsedMilliseconds < millisecondsAfterTheFirst)
            {
                var line = await child.ReadLineAsync();
                if (acknowledged == 0)
                {
                    watch.Restart();
                }

                acknowledged = int.Parse(line!, CultureInfo.InvariantCulture);
            }

            child.Kill();
            while (await child.ReadLineAsync() is { } line)
            {
                acknowledged = int.Parse(line, CultureInfo.InvariantCulture);
            }
        }

        await using var warehouse = await folder.OpenAsync();
        var parcels = await ScalarAsync(warehouse, "SELECT count() FROM parcels");
        Assert.True(parcels == acknowledged || parcels == acknowledged + ChildTasks.Step, $"{parcels} of {acknowledged}");
        Assert.Equal(0, await ScalarAsync(warehouse, "SELECT sum(parcels) FROM cells") % ChildTasks.Step);

        await warehouse.Cells.RefreshAsync();
        Assert.Equal(parcels, await ScalarAsync(warehouse, "SELECT sum(parcels) FROM cells"));
        Assert.Empty(await warehouse.Cells.RefreshAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_insert_is_flushed_to_the_disk_where_it_is_asked_for(bool sync)
    {
        await using var warehouse = await folder.OpenAsync(o => o with { SyncToDisk = sync });
        var before = await FlushesAsync();
        await warehouse.ClickHouse.InsertAsync("journeys", SampleRows.Journeys(100, 0).Chunks);
        Assert.Equal(sync, await FlushesAsync() > before);

        Task<long> FlushesAsync() => ScalarAsync(warehouse, "SELECT sum(value) FROM system.events WHERE event IN ('FileSync', 'DirectorySync')");
    }

    [Fact]
    public async Task A_full_disk_is_told_loses_nothing_and_is_mended_by_room()
    {
        var disk = Path.Combine(folder.Path, "disk");
        Directory.CreateDirectory(disk);
        using var mount = Process.Start("mount", ["-t", "tmpfs", "-o", "size=48m", "tmpfs", disk]);
        await mount.WaitForExitAsync();
        Assert.SkipUnless(mount.ExitCode == 0, "Mounting a small disk takes the rights of root.");
        try
        {
            await FillTheDiskAsync(Path.Combine(disk, "data"), Path.Combine(disk, "ballast"));
        }
        finally
        {
            using var unmount = Process.Start("umount", ["-l", disk]);
            await unmount.WaitForExitAsync();
        }
    }

    private async Task FillTheDiskAsync(string data, string ballast)
    {
        await using var warehouse = await folder.OpenAsync(o => o with { DataFolder = data });
        await File.WriteAllBytesAsync(ballast, new byte[20 << 20]);
        var stored = 0;
        var e = await Assert.ThrowsAsync<WarehouseException>(async () =>
        {
            for (; ; stored += 10_000)
            {
                await warehouse.ClickHouse.InsertAsync("journeys", SampleRows.Journeys(10_000, stored / 10_000).Chunks);
            }
        });
        Assert.Equal(WarehouseFault.DiskFull, e.Fault);
        Assert.StartsWith($"The disk of {data} is full: ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing that was stored is lost. Make room, then run the same again with --resume.", e.Message, StringComparison.Ordinal);
        Assert.Equal(stored, await ScalarAsync(warehouse, "SELECT count() FROM journeys FINAL"));

        File.Delete(ballast);
        await warehouse.ClickHouse.InsertAsync("journeys", SampleRows.Journeys(10_000, stored / 10_000).Chunks);
        Assert.Equal(stored + 10_000, await ScalarAsync(warehouse, "SELECT count() FROM journeys FINAL"));
    }

    private static async Task<long> ScalarAsync(Warehouse warehouse, string sql) =>
        await warehouse.ClickHouse.ReadScalarAsync<long>(new Statement(sql));
}
