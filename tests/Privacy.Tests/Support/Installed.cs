using Analytics.Control;
using Analytics.Custody;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Formats.Mapped;
using Analytics.Intake.Files;
using Analytics.Pipeline;
using Analytics.Reports;
using Analytics.Support.Custody;
using Analytics.Warehouse;

namespace Analytics.Privacy.Tests.Support;

/// <summary>An installation in a folder of its own, with a clock that can be moved: pushes go in by files, as a load reads them.</summary>
internal sealed class Installed : IAsyncDisposable
{
    private static readonly ReadOnlyMemory<byte> map =
        """
        {
          "input": "csv", "source": "SOURCE", "zone": "UTC",
          "fields": {
            "number": "number", "event": "event", "time": "time", "carrier": "carrier", "origin_country": "origin", "destination_country": "destination",
            "recipient": ["email", "phone"], "shipper": "account",
            "consent": "consent", "do_not_sell": "do_not_sell", "objection": "objection", "minor": "minor", "google_linked": "google", "restricted": "restricted"
          },
          "milestones": { "picked up": "PickedUp", "out": "OutForDelivery", "delivered": "Delivered" }
        }
        """u8.ToArray();

    private static readonly string[] tables =
        ["scans", "retractions", "journeys", "subjects", "rejections", "frozen_cells", "cells", "carrier_cells", "scan_cells", "scan_cells_sources"];

    private int cleared;

    private Installed(string folder, MovableTime time) => (Folder, Time) = (folder, time);

    public string Folder { get; }

    public MovableTime Time { get; }

    public Warehouse.Warehouse Warehouse { get; private set; } = null!;

    public StandingOrders Orders { get; private set; } = null!;

    public ISubjectRights Rights { get; private set; } = null!;

    public KeyRing Keys { get; private set; } = null!;

    public static Task<Installed> OpenAsync(DateTimeOffset now) => OpenAsync(Directory.CreateTempSubdirectory("analytics-privacy-").FullName, now);

    /// <summary>Opens what is in a folder already.</summary>
    public static async Task<Installed> OpenAsync(string folder, DateTimeOffset now)
    {
        var installed = new Installed(folder, new MovableTime(now));
        await installed.OpenAsync();
        return installed;
    }

    public async Task OpenAsync()
    {
        Warehouse = await Analytics.Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = Folder, SyncToDisk = false }, Time);
        await OpenCustodyAsync();
    }

    /// <summary>As if it had just been installed: without rows, keys, orders and requests. Far quicker than another installation.</summary>
    public async Task ClearAsync(DateTimeOffset now)
    {
        Orders.Dispose();
        Directory.Delete(Control.Folder!, recursive: true);
        Directory.Delete(Path.Combine(Folder, "custody"), recursive: true);
        foreach (var table in tables)
        {
            await Warehouse.ClickHouse.ExecuteAsync(new Statement($"TRUNCATE TABLE {table}"));
        }

        // Of a folder's own name, for connections to the file that was in the last one may still be held.
        cleared++;
        Time.To(now);
        await OpenCustodyAsync();
    }

    private async Task OpenCustodyAsync()
    {
        Keys = FolderCustody.Keys(Folder, Time);
        Orders = await StandingOrders.OpenAsync(Control, Keys, Warehouse, Time);
        Rights = new SubjectRights(Warehouse, Orders, Keys, Time);
        await Orders.ReapplyAsync(CancellationToken.None);
        Keys.Current();
    }

    public ControlOptions Control => new() { Folder = Path.Combine(Folder, cleared == 0 ? "control" : $"control-{cleared}") };

    public async ValueTask CloseAsync()
    {
        Orders.Dispose();
        await Warehouse.DisposeAsync();
    }

    /// <summary>Takes what a source tells, and tells how it ended.</summary>
    public async Task<PushTally> TakeAsync(string source, params IEnumerable<Told> told)
    {
        var file = Path.Combine(Path.GetTempPath(), $"analytics-told-{Guid.NewGuid():N}.csv");
        await File.WriteAllLinesAsync(file, told.Select(row => row.Row()).Prepend(Told.Header));
        try
        {
            var parsed = MappingFile.Parse(System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(map.Span).Replace("SOURCE", source, StringComparison.Ordinal)));
            var rules = FieldPolicy.BuiltIn.RulesOf(MappedReader.FormatName).ToList();
            var log = new FileLog(
                [new FileToLoad(file)], PushFraming.Of(parsed), opened => new PushFormat(parsed.Source, () => MappedReader.Create(parsed, opened.Columns, rules)), new NoJournal());
            var custody = new PushCustody(Keys.Live(), Orders, DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime));
            await new Pipeline.Pipeline(Warehouse.ClickHouse, custody, new PipelineOptions { Workers = 1 }).RunAsync(log, "test", CancellationToken.None);
            await Warehouse.Cells.RefreshAsync();
            Assert.Empty(log.Failures);
            return log.TallyOf(0);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The first value of a statement's result.</summary>
    public ValueTask<long> CountAsync(string sql) => Warehouse.ClickHouse.ReadScalarAsync<long>(new Statement(sql));

    public async Task<Deed> AskAsync(RequestVerb verb, params SubjectReference[] references) =>
        Assert.Single(await Rights.CarryOutAsync([new SubjectOrder(1, verb, Rights.Tokenise(references))], CancellationToken.None));

    /// <summary>Every table report, grouped as finely as can be, as CSV.</summary>
    public async Task<IReadOnlyDictionary<ReportKind, string>> ReportsAsync(params GroupColumn[] group)
    {
        var reports = new Dictionary<ReportKind, string>();
        foreach (var kind in Enum.GetValues<ReportKind>())
        {
            using var bytes = new MemoryStream();
            await new ReportRunner(Warehouse.ClickHouse, Time).RunAsync(new ReportRequest(kind, group.Length == 0 ? [GroupColumn.Carrier] : group, asOf: Time.Now, format: ReportFormat.Csv), bytes);
            reports.Add(kind, System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
        }

        return reports;
    }

    /// <summary>Files under the folder in which one of the byte strings stands.</summary>
    public IEnumerable<string> FilesWith(IReadOnlyCollection<byte[]> sought, string? folder = null) =>
        from file in Directory.EnumerateFiles(folder ?? Folder, "*", SearchOption.AllDirectories)
        // The engine keeps this one locked: the number of its process stands there.
        where Path.GetFileName(file) != "status"
        let bytes = File.ReadAllBytes(file)
        where sought.Any(one => bytes.AsSpan().IndexOf(one) >= 0)
        select file;

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class NoJournal : IFileJournal
    {
        public ValueTask SaveAsync(int file, FilePosition position, PushTally tally, bool isDone, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
