using System.Text;
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
internal sealed class Installed(string folder, MovableTime time) : IAsyncDisposable
{
    private static readonly string[] tables =
        ["scans", "retractions", "journeys", "subjects", "rejections", "frozen_cells", "cells", "carrier_cells", "scan_cells", "scan_cells_sources"];

    private int cleared;
    private bool areCellsStale;

    public string Folder { get; private set; } = folder;

    /// <summary>Where backups may be made; goes with the folder.</summary>
    public string Backups { get; } = folder + "-backups";

    public MovableTime Time { get; } = time;

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
        Warehouse = await Analytics.Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = Folder, BackupFolder = Backups, SyncToDisk = false }, Time);
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
            await ExecuteAsync($"TRUNCATE TABLE {table}");
        }

        // Of a folder's own name, for connections to the file that was in the last one may still be held.
        (cleared, areCellsStale, BeforeWriting) = (cleared + 1, false, null);
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

    /// <summary>Opens another folder in place of the one that was closed, which goes.</summary>
    public Task MoveToAsync(string folder)
    {
        Directory.Delete(Folder, recursive: true);
        Folder = folder;
        return OpenAsync();
    }

    public async ValueTask CloseAsync()
    {
        Orders.Dispose();
        await Warehouse.DisposeAsync();
    }

    /// <summary>Comes after a batch has looked at the orders, and before it is written.</summary>
    public Func<Task>? BeforeWriting { get; set; }

    /// <summary>What a run of the pipeline goes by at present.</summary>
    public PushCustody Custody() => new(Keys.Live(), new Interrupted(Orders, BeforeWriting), DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime));

    /// <summary>Takes what a source tells, and tells how it ended.</summary>
    public Task<PushTally> TakeAsync(string source, params IEnumerable<Told> told) => TakeAsync(Custody(), source, told);

    /// <summary>The same by other keys or orders.</summary>
    public async Task<PushTally> TakeAsync(PushCustody custody, string source, params IEnumerable<Told> told)
    {
        var parsed = Told.MapOf(source);
        var rules = FieldPolicy.BuiltIn.RulesOf(MappedReader.FormatName).ToList();
        var lines = told.Select(row => row.Row()).Prepend(Told.Header);
        return (await RunAsync(lines, PushFraming.Of(parsed), opened => new PushFormat(parsed.Source, () => MappedReader.Create(parsed, opened.Columns, rules)), custody)).Tally;
    }

    /// <summary>Takes pushes of a provider's, by the policy that is built in or another one.</summary>
    /// <returns>How they ended, and the fields that the policy does not name.</returns>
    public Task<(PushTally Tally, IReadOnlyDictionary<string, long> Unknown)> TakeAsync(ProviderFormat format, IEnumerable<string> pushes, FieldPolicy? policy = null)
    {
        var fields = format.Map((policy ?? FieldPolicy.BuiltIn).RulesOf(format.Name));
        return RunAsync(pushes, PushFraming.JsonMessages, _ => new PushFormat(format.Name, () => format.CreateReader(fields)), Custody());
    }

    private async Task<(PushTally Tally, IReadOnlyDictionary<string, long> Unknown)> RunAsync(
        IEnumerable<string> lines, PushFraming framing, Func<PushFile, PushFormat> formatOf, PushCustody custody)
    {
        var file = Path.Combine(Path.GetTempPath(), $"analytics-told-{Guid.NewGuid():N}");
        await File.WriteAllLinesAsync(file, lines);
        try
        {
            var log = new FileLog([new FileToLoad(file)], framing, formatOf, new NoJournal());
            var unknown = await new Pipeline.Pipeline(Warehouse.ClickHouse, custody, new PipelineOptions { Workers = 1 }).RunAsync(log, "test", CancellationToken.None);
            areCellsStale = true;
            Assert.Empty(log.Failures);
            return (log.TallyOf(0), unknown);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The first value of a statement's result.</summary>
    public async ValueTask<long> CountAsync(string sql)
    {
        await (sql.Contains("cells", StringComparison.Ordinal) ? RefreshAsync() : Task.CompletedTask);
        return await Warehouse.ClickHouse.ReadScalarAsync<long>(new Statement(sql));
    }

    /// <summary>A result of one column.</summary>
    public ValueTask<List<string>> ListAsync(string sql) => Warehouse.ClickHouse.ReadLinesAsync(new Statement(sql)).ToListAsync();

    public async Task ExecuteAsync(string sql) => await Warehouse.ClickHouse.ExecuteAsync(new Statement(sql));

    public async Task<Deed> AskAsync(RequestVerb verb, params SubjectReference[] references)
    {
        await RefreshAsync();
        return Assert.Single(await Rights.CarryOutAsync([new SubjectOrder(1, verb, Rights.Tokenise(references))], CancellationToken.None));
    }

    /// <summary>Every table report, grouped as finely as can be, as CSV.</summary>
    public async Task<IReadOnlyDictionary<ReportKind, string>> ReportsAsync(params GroupColumn[] group)
    {
        await RefreshAsync();
        var reports = new Dictionary<ReportKind, string>();
        foreach (var kind in Enum.GetValues<ReportKind>())
        {
            using var bytes = new MemoryStream();
            await new ReportRunner(Warehouse.ClickHouse.For(Purposes.Report), Time).RunAsync(new ReportRequest(kind, group.Length == 0 ? [GroupColumn.Carrier] : group, asOf: Time.Now, format: ReportFormat.Csv), bytes);
            reports.Add(kind, Encoding.UTF8.GetString(bytes.ToArray()));
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

    // What takes longest: done once before anybody looks, and before requests are carried out, as it is all the time in an installation.
    private async Task RefreshAsync()
    {
        if (areCellsStale)
        {
            await Warehouse.Cells.RefreshAsync();
            areCellsStale = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        foreach (var folder in new[] { Folder, Backups }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Interrupted(IStandingOrders orders, Func<Task>? interruption) : IStandingOrders
    {
        public async ValueTask<OrderSheet> LookAsync(CancellationToken cancellation)
        {
            var sheet = await orders.LookAsync(cancellation);
            await (interruption?.Invoke() ?? Task.CompletedTask);
            return sheet;
        }

        public ValueTask SettleAsync(OrderSheet by, IReadOnlyCollection<OrderLine> met, Func<IEnumerable<SubjectToken>> written, CancellationToken cancellation) =>
            orders.SettleAsync(by, met, written, cancellation);
    }

    private sealed class NoJournal : IFileJournal
    {
        public ValueTask SaveAsync(int file, FilePosition position, PushTally tally, bool isDone, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
