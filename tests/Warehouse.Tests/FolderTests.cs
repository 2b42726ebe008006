using System.Text;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class FolderTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_written_is_there_after_closing_and_opening()
    {
        await using (var warehouse = await folder.OpenAsync())
        {
            await warehouse.ClickHouse.InsertAsync("journeys", SampleRows.Journeys(100, 0).Chunks);
        }

        await using (var warehouse = await folder.OpenAsync())
        {
            Assert.Equal(100, await warehouse.ClickHouse.ReadScalarAsync<int>(new Statement("SELECT count() FROM parcels")));
        }
    }

    [Fact]
    public async Task Folders_are_opened_one_after_another()
    {
        for (var i = 0; i < 5; i++)
        {
            using var other = new DataFolder();
            await using var warehouse = await other.OpenAsync();
            Assert.Equal(0, await warehouse.ClickHouse.ReadScalarAsync<int>(new Statement("SELECT count() FROM parcels")));
        }
    }

    [Fact]
    public async Task A_second_folder_in_one_process_is_refused_by_name_and_the_first_goes_on()
    {
        using var second = new DataFolder();
        await using var warehouse = await folder.OpenAsync();
        var e = await Assert.ThrowsAsync<WarehouseException>(async () => await second.OpenAsync());
        Assert.Equal(WarehouseFault.FolderInUse, e.Fault);
        Assert.Contains(folder.Path, e.Message, StringComparison.Ordinal);
        Assert.Equal(1, await warehouse.ClickHouse.ReadScalarAsync<int>(new Statement("SELECT 1")));
    }

    [Fact]
    public async Task A_folder_that_another_process_has_open_is_refused_with_what_to_do()
    {
        using var child = new ChildProcess(ChildTasks.Open, folder.Path);
        Assert.Equal("open", await child.ReadLineAsync());

        var e = await Assert.ThrowsAsync<WarehouseException>(async () => await folder.OpenAsync());
        Assert.Equal(WarehouseFault.FolderInUse, e.Fault);
        Assert.Equal(
            $"The data folder {folder.Path} is open in another analytics process. Stop that one, or name another folder with --data.",
            e.Message);

        Assert.Equal(0, await child.EndAsync());
        await using var warehouse = await folder.OpenAsync();
    }

    [Fact]
    public async Task A_folder_whose_process_was_killed_opens()
    {
        using (var child = new ChildProcess(ChildTasks.Open, folder.Path))
        {
            Assert.Equal("open", await child.ReadLineAsync());
            child.Kill();
        }

        await using var warehouse = await folder.OpenAsync();
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_refused_by_name()
    {
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "");
        var e = await Assert.ThrowsAsync<WarehouseException>(async () => await folder.OpenAsync(o => o with { DataFolder = file }));
        Assert.Equal(WarehouseFault.FolderUnusable, e.Fault);
        Assert.StartsWith($"The data folder {file} cannot be used: ", e.Message, StringComparison.Ordinal);
        await using var warehouse = await folder.OpenAsync();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused_by_name()
    {
        var e = await Assert.ThrowsAsync<WarehouseException>(async () => await folder.OpenAsync(o => o with { DataFolder = "/proc/analytics" }));
        Assert.Equal(WarehouseFault.FolderUnusable, e.Fault);
    }

    [Fact]
    public async Task Data_that_the_engine_cannot_read_is_told_apart_from_a_missing_right()
    {
        await using (await folder.OpenAsync())
        {
        }

        await File.WriteAllTextAsync(Directory.EnumerateFiles(folder.Engine, "scans.sql", SearchOption.AllDirectories).First(), "not a table");
        var e = await Assert.ThrowsAsync<WarehouseException>(async () => await folder.OpenAsync());
        Assert.Equal(WarehouseFault.FolderUnusable, e.Fault);
        Assert.Contains("the engine cannot read it", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("Zürich 漢字 'quoted' $x")]
    [InlineData("deep/er/still")]
    public async Task A_folder_may_have_any_name(string name)
    {
        await using var warehouse = await folder.OpenAsync(o => o with { DataFolder = Path.Combine(folder.Path, name) });
        Assert.Equal("\"a\"\n1\n", await warehouse.ClickHouse.ReadTextAsync(new Statement("SELECT 1 AS a"), "CSVWithNames"));
    }

    [Fact]
    public async Task New_folders_are_closed_to_other_users()
    {
        var path = Path.Combine(folder.Path, "new");
        await using var warehouse = await folder.OpenAsync(o => o with { DataFolder = path });
        Assert.All(
            [path, Path.Combine(path, "warehouse"), Path.Combine(path, "spool")],
            made => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(made).UnixFileMode));
    }

    [Fact]
    public async Task A_configuration_in_the_working_folder_is_not_the_engines()
    {
        using var working = new DataFolder();
        await File.WriteAllTextAsync(Path.Combine(working.Path, "config.xml"), $"<clickhouse><path>{working.Path}/elsewhere</path></clickhouse>");
        using var child = new ChildProcess(ChildTasks.Open, folder.Path, working.Path);
        Assert.Equal("open", await child.ReadLineAsync());
        Assert.Equal(0, await child.EndAsync());
        Assert.Equal(["config.xml"], Directory.EnumerateFileSystemEntries(working.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Nothing_is_written_outside_the_data_folder()
    {
        using var working = new DataFolder();
        using var temporary = new DataFolder();
        using var child = new ChildProcess(ChildTasks.Work, folder.Path, working.Path, ("TMPDIR", temporary.Path), ("HOME", working.Path));
        Assert.Equal("worked", await child.ReadLineAsync());
        Assert.Equal(0, await child.EndAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(working.Path));

        // The runtime's own socket for debuggers and profilers.
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(temporary.Path), path => !Path.GetFileName(path).StartsWith("dotnet-diagnostic", StringComparison.Ordinal)
            && !Path.GetFileName(path).StartsWith("clr-debug-pipe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_text_of_statements_is_not_kept_on_disk()
    {
        await using (var warehouse = await folder.OpenAsync())
        {
            await warehouse.ClickHouse.ReadTextAsync(new Statement("SELECT 'CANARYTEXT'"), "TSV");
            await warehouse.ClickHouse.ReadTextAsync(new Statement("SELECT {x:String}", new Dictionary<string, string> { ["x"] = "CANARYTEXT" }), "CSVWithNames");
            await Assert.ThrowsAsync<WarehouseException>(async () => await warehouse.ClickHouse.ExecuteAsync(new Statement("SELECT toUInt8('CANARYTEXT')")));
        }

        var canary = Encoding.UTF8.GetBytes("CANARYTEXT");
        Assert.DoesNotContain(
            Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories), file => File.ReadAllBytes(file).AsSpan().IndexOf(canary) >= 0);
    }

    [Fact]
    public async Task Statements_under_way_end_before_the_folder_is_closed()
    {
        var warehouse = await folder.OpenAsync();
        var slow = warehouse.ClickHouse.ReadScalarAsync<int>(new Statement("SELECT 7 + sleep(0.3)")).AsTask();
        await warehouse.DisposeAsync();
        Assert.True(slow.IsCompletedSuccessfully);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await warehouse.ClickHouse.ExecuteAsync(new Statement("SELECT 1")));
        await warehouse.DisposeAsync();
    }

    [Theory]
    [InlineData("", 1L << 32, 8)]
    [InlineData("data", 1L << 20, 8)]
    [InlineData("data", 1L << 32, 0)]
    public async Task Options_out_of_their_range_are_refused(string data, long memory, int connections) =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Warehouse.OpenAsync(
            new WarehouseOptions { DataFolder = data, MemoryLimitBytes = memory, Connections = connections }, TimeProvider.System));

    [Fact]
    public async Task A_statement_beyond_the_memory_limit_fails_alone()
    {
        await using var warehouse = await folder.OpenAsync(o => o with { MemoryLimitBytes = WarehouseOptions.LeastMemoryBytes });
        var e = await Assert.ThrowsAsync<WarehouseException>(async () =>
            await warehouse.ClickHouse.ExecuteAsync(new Statement("SELECT length(groupArray(repeat('x', 1000) || toString(number))) FROM numbers(5000000)")));
        Assert.Equal(241, e.Code);
        Assert.Equal(1, await warehouse.ClickHouse.ReadScalarAsync<int>(new Statement("SELECT 1")));
    }
}
