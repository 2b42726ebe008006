using Analytics.Warehouse.Embedded;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class LibraryTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_missing_library_is_told_with_what_to_do()
    {
        using var child = new ChildProcess(ChildTasks.Open, folder.Path, null, (ChdbLibrary.Variable, "/nowhere/libchdb.so"));
        Assert.Equal(
            "LibraryMissing: The embedded ClickHouse is missing: /nowhere/libchdb.so cannot be loaded. "
                + "Run ./analytics once, which installs it, or name its file in ANALYTICS_LIBCHDB.",
            await child.ReadLineAsync());
        Assert.Equal(1, await child.EndAsync());
    }

    [Fact]
    public void The_file_that_the_environment_names_goes_first()
    {
        Touch("libchdb.so");
        Assert.Equal("/somewhere/libchdb.so", ChdbLibrary.Find("/somewhere/libchdb.so", folder.Path));
    }

    [Fact]
    public void The_file_beside_the_program_goes_before_the_installed_one()
    {
        Touch("deploy/chdb/node_modules/@chdb/lib-linux-x64-gnu/libchdb.so");
        var beside = Touch("bin/libchdb.so");
        Assert.Equal(beside, ChdbLibrary.Find(null, Path.Combine(folder.Path, "bin")));
    }

    [Fact]
    public void The_installed_file_is_found_from_any_folder_below()
    {
        var installed = Touch("deploy/chdb/node_modules/@chdb/lib-linux-x64-gnu/libchdb.so");
        Assert.Equal(installed, ChdbLibrary.Find("", Path.Combine(folder.Path, "deploy/Host/bin/Debug")));
    }

    [Fact]
    public void Nothing_is_found_where_nothing_is() => Assert.Null(ChdbLibrary.Find(null, folder.Path));

    private string Touch(string name)
    {
        var file = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
        return file;
    }
}
