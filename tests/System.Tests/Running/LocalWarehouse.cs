using System.Text.Json;
using Analytics.Custody;
using Analytics.Formats;
using Analytics.Intake.Files;
using Analytics.Pipeline;
using Analytics.Reports;
using Analytics.Support.Custody;
using Analytics.Warehouse;

namespace Analytics.System.Tests.Running;

/// <summary>A warehouse opened by the tests themselves: for what the program has no switch for.</summary>
internal sealed class LocalWarehouse : IAsyncDisposable
{
    private readonly Warehouse.Warehouse warehouse;
    private readonly PushCustody custody;

    private LocalWarehouse(Warehouse.Warehouse warehouse, PushCustody custody) => (this.warehouse, this.custody) = (warehouse, custody);

    public static Task<LocalWarehouse> OpenAsync(string data) => OpenAsync(data, new WarehouseOptions { DataFolder = data, SyncToDisk = false });

    /// <summary>A warehouse elsewhere, with the keys of a data folder.</summary>
    public static async Task<LocalWarehouse> OpenAsync(string data, WarehouseOptions options)
    {
        var warehouse = await Warehouse.Warehouse.OpenAsync(options, TimeProvider.System);
        return new LocalWarehouse(warehouse, FolderCustody.Of(data, TimeProvider.System));
    }

    /// <summary>Loads files of a provider's format under a policy.</summary>
    public async Task LoadAsync(string format, FieldPolicy policy, PipelineOptions options, params IEnumerable<string> files)
    {
        var provider = ProviderFormat.All[format];
        var map = provider.Map(policy.RulesOf(format));
        var pushes = new PushFormat(format, () => provider.CreateReader(map));
        var log = new FileLog([.. files.Select(file => new FileToLoad(file))], PushFraming.JsonMessages, _ => pushes, new NoJournal());
        await new Pipeline.Pipeline(warehouse.ClickHouse, custody, options).RunAsync(log, "test", CancellationToken.None);
        Assert.Empty(log.Failures);
    }

    /// <summary>Transforms the pushes of a log until it ends.</summary>
    public Task RunAsync(IPushLog log, PipelineOptions options) => new Pipeline.Pipeline(warehouse.ClickHouse, custody, options).RunAsync(log, "test", CancellationToken.None);

    /// <summary>Every report in every format that is a file, and the alerts, as of an instant that later runs share: its bytes by its name.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> ReportsAsync()
    {
        await warehouse.Cells.RefreshAsync();
        await warehouse.ScanCells.RefreshAsync();
        var reports = new Dictionary<string, byte[]>();
        var runner = new ReportRunner(warehouse.ClickHouse.For(Purposes.Report), TimeProvider.System);
        foreach (var report in Enum.GetValues<ReportKind>())
        {
            foreach (var format in Enum.GetValues<ReportFormat>().Where(format => format != ReportFormat.Table))
            {
                using var bytes = new MemoryStream();
                GroupColumn[] group = [GroupColumn.Carrier, GroupColumn.Service, GroupColumn.Lane, GroupColumn.Week];
                await runner.RunAsync(new ReportRequest(report, group, asOf: AllReports.AsOf, format: format), bytes);
                reports.Add($"{report}.{format}", bytes.ToArray());
            }
        }

        var alerts = await new AlertRunner(runner, TimeProvider.System).RunAsync(AllReports.AsOf);
        reports.Add("alerts", JsonSerializer.SerializeToUtf8Bytes(alerts, AlertReport.Json));
        return reports;
    }

    /// <summary>The rows of every table that the engine keeps, its own logs included, by the table's name.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> TablesAsync()
    {
        var tables = new Dictionary<string, byte[]>();
        await foreach (var name in warehouse.ClickHouse.ReadLinesAsync(new Statement("SELECT concat(database, '.', name) FROM system.tables WHERE engine LIKE '%MergeTree'")))
        {
            tables.Add(name, []);
        }

        foreach (var name in tables.Keys.ToList())
        {
            tables[name] = (await warehouse.ClickHouse.ReadBytesAsync(new Statement($"SELECT * FROM {name}"), "TabSeparatedRaw")).ToArray();
        }

        return tables;
    }

    /// <summary>The lines of a query's result.</summary>
    public async Task<List<string>> LinesAsync(string sql)
    {
        var lines = new List<string>();
        await foreach (var line in warehouse.ClickHouse.ReadLinesAsync(new Statement(sql)))
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Takes everything out that was loaded.</summary>
    public async Task EmptyAsync()
    {
        foreach (var name in new[] { "scans", "retractions", "journeys", "subjects", "cells", "rejected" })
        {
            await warehouse.ClickHouse.ExecuteAsync(new Statement($"TRUNCATE TABLE IF EXISTS {name}"));
        }
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    private sealed class NoJournal : IFileJournal
    {
        public ValueTask SaveAsync(int file, FilePosition position, PushTally tally, bool isDone, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
