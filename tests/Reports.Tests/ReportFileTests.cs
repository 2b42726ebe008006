using Analytics.Reports.Tests.Support;
using Analytics.Warehouse;

namespace Analytics.Reports.Tests;

public sealed class ReportFileTests(TestWarehouse warehouse) : IDisposable
{
    private static readonly ReportRequest Csv = new(ReportKind.OnTime, format: ReportFormat.Csv);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-report-file-");

    [Fact]
    public async Task A_report_takes_the_place_of_the_one_before()
    {
        await warehouse.FillAsync();
        var path = Path.Combine(folder.FullName, "on-time.csv");
        await File.WriteAllTextAsync(path, "last week's");

        await ReportFile.WriteAsync(warehouse.Runner, Csv, path);

        Assert.Equal(await warehouse.TextAsync(Csv), await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public async Task A_report_that_fails_leaves_the_one_before_and_nothing_else()
    {
        var path = Path.Combine(folder.FullName, "on-time.csv");
        await File.WriteAllTextAsync(path, "last week's");

        await Assert.ThrowsAsync<WarehouseException>(() => ReportFile.WriteAsync(new ReportRunner(new Broken().For(Purposes.Report), TimeProvider.System), Csv, path));

        Assert.Equal("last week's", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_as_such() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(
            () => ReportFile.WriteAsync(warehouse.Runner, Csv, Path.Combine(folder.FullName, "nowhere", "on-time.csv")));

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Fails in the middle of a result.</summary>
    private sealed class Broken : IClickHouse
    {
        public async IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(
            Statement statement, string format, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await Task.CompletedTask;
            if (format != "CSVWithNames")
            {
                yield return "0\n"u8.ToArray();
                yield break;
            }

            yield return "\"n\",\"on_time"u8.ToArray();
            throw new WarehouseException(WarehouseFault.Statement, "broken");
        }

        public ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
