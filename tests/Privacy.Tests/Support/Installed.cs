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
        Keys = FolderCustody.Keys(Folder, Time);
        Orders = await StandingOrders.OpenAsync(Control, Keys, Warehouse, Time);
        Rights = new SubjectRights(Warehouse, Orders, Keys, Time);
        await Orders.ReapplyAsync(CancellationToken.None);
    }

    public ControlOptions Control => new() { Folder = Path.Combine(Folder, "control") };

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
            var custody = new PushCustody(Keys.Live(), new Interrupted(Orders, BeforeWriting), DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime));
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
            await new ReportRunner(Warehouse.ClickHouse.For(Purposes.Report), Time).RunAsync(new ReportRequest(kind, group.Length == 0 ? [GroupColumn.Carrier] : group, asOf: Time.Now, format: ReportFormat.Csv), bytes);
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
