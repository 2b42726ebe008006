using System.IO.Compression;
using System.Text.Json;
using Analytics.Control;
using Analytics.Custody;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Intake.Files;
using Analytics.Pipeline;
using Analytics.Releases.Tests.Support;
using Analytics.Simulator;
using Analytics.Support.Custody;
using Analytics.Support.Requests;
using Analytics.Warehouse;

namespace Analytics.Releases.Tests;

/// <summary>
/// A house that sells: ten weeks of simulated parcels, loaded as they are anywhere, shippers and one very busy recipient put to them, and a release of
/// August.
/// </summary>
public sealed class AttackedHouse(TestWarehouse shared) : IAsyncLifetime
{
    /// <summary>Tests that attack it, one at a time.</summary>
    public const string Collection = "attacked house";

    private const int Parcels = 24_000;

    private static readonly DateTimeOffset now = new(2026, 10, 31, 8, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-attacked-");
    private SigningKey? key;
    private StandingOrders? orders;

    internal static Window Window { get; } = new(2026, 8);

    internal static IReadOnlyDictionary<UInt128, int> NoHoldings { get; } = new Dictionary<UInt128, int>();

    internal static DatasetDefinition Dataset { get; } = new()
    {
        Id = "carrier-lane",
        Title = "Carriers by lane",
        Description = "Delivery times of carriers by lane.",
        Grid = new Grid
        {
            Carriers = ["fedex", "ups", "usps", "dhl", "china-post", "yanwen", "royal-mail", "dpd", "nobody-express"],
            Lanes = [new("US", "US"), new("DE", "DE"), new("GB", "GB"), new("CN", "US"), new("CN", "DE"), new("CN", "GB"), new("DE", "US"), new("FR", "FR")],
        },
        Privacy = new PrivacyTerms { GroupsPerUnit = 2, ParcelsPerGroup = 1 },
        Totals = [Margin.Carrier, Margin.Lane],
    };

    public IClickHouse ClickHouse => shared.ClickHouse;

    internal RowsForPurpose Rows => shared.ClickHouse.For(Purposes.Sale);

    internal SettableTime Time { get; } = new(now);

    internal Ledger Ledger { get; private set; } = null!;

    internal ReleaseShelf Shelf { get; private set; } = null!;

    internal ISubjectRights Rights { get; private set; } = null!;

    internal BuiltRelease Built { get; private set; } = null!;

    internal Certificate Certificate { get; private set; } = null!;

    /// <summary>Numbers of parcels whose platform may sell.</summary>
    internal IReadOnlyList<string> Numbers { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var data = folder.FullName;
        var simulated = Path.Combine(data, "simulated");
        await Simulator.Simulation.RunAsync(new SimulationOptions { Parcels = Parcels, Seed = 6, Directory = simulated });
        var keys = FolderCustody.Keys(data, Time);
        var control = new ControlOptions { Folder = Path.Combine(data, "control") };
        orders = await StandingOrders.OpenAsync(control, keys, shared.Opened, Time);
        Rights = new SubjectRights(shared.Opened, orders, keys, Time);
        await orders.ReapplyAsync(CancellationToken.None);
        keys.Current();
        foreach (var format in new[] { "17track", "trackingmore" })
        {
            await LoadAsync(format, Path.Combine(simulated, $"{format}.jsonl.gz"), new PushCustody(keys.Live(), orders, DateOnly.FromDateTime(now.UtcDateTime)));
        }

        Numbers = NumbersOf(Path.Combine(simulated, "17track.jsonl.gz"));
        await ExecuteAsync("INSERT INTO subjects SELECT epoch, 'shipper', sipHash128('shipper', sipHash64(parcel) % 40), parcel FROM all_parcels");
        await ExecuteAsync("INSERT INTO subjects SELECT epoch, 'recipient', sipHash128('busy'), parcel FROM parcels_for_sale WHERE sipHash64(parcel) % 6 = 0");
        Ledger = await Ledger.OpenAsync(control, Time);
        Shelf = new ReleaseShelf(Path.Combine(data, "releases"));
        key = SigningKey.Open(Path.Combine(data, "keys", "signing.pem"));
        using var build = Build();
        Built = await build.RunAsync(Dataset, Window, NoHoldings, new Steps());
        Certificate = CertificateFile.Read(await File.ReadAllBytesAsync(Path.Combine(Built.Path, CertificateFile.Name))).Certificate;
    }

    /// <summary>What the release says that came of an attack.</summary>
    internal AttackResult this[string attack] => Assert.Single(Certificate.Attacks, result => result.Name == attack);

    /// <summary>The walk, by the house's own ledger and shelf or others.</summary>
    internal ReleaseBuild Build(Ledger? ledger = null, ReleaseShelf? shelf = null, BudgetLimits? limits = null) => new(
        Rows, new SaleWindows(ClickHouse), ClickHouse, ledger ?? Ledger, shelf ?? Shelf, new ReleaseSeal(new Publisher("Invented Parcels Ltd", new Uri("https://data.example/")), key!),
        new ReleaseOptions { Limits = limits ?? BudgetLimits.Default }, Time);

    /// <summary>A folder of its own within the house's.</summary>
    internal string NewFolder() => Directory.CreateDirectory(Path.Combine(folder.FullName, $"part-{Guid.NewGuid():N}")).FullName;

    /// <summary>A ledger of its own, in a control database of its own.</summary>
    internal Task<Ledger> NewLedgerAsync() => Ledger.OpenAsync(new ControlOptions { Folder = NewFolder() }, Time);

    internal async Task ExecuteAsync(string sql) => await ClickHouse.ExecuteAsync(new Statement(sql));

    /// <summary>Parcels that one asks to be deleted, or not to be sold.</summary>
    internal async Task<long> AskAsync(RequestVerb verb, IEnumerable<string> numbers)
    {
        var references = numbers.Select(number => new SubjectReference(ReferenceKind.TrackingNumber, number));
        return Assert.Single(await Rights.CarryOutAsync([new SubjectOrder(1, verb, Rights.Tokenise(references))], CancellationToken.None)).Parcels;
    }

    public async ValueTask DisposeAsync()
    {
        Ledger?.Dispose();
        key?.Dispose();
        orders?.Dispose();
        foreach (var table in new[] { "scans", "retractions", "journeys", "subjects" })
        {
            await ExecuteAsync($"TRUNCATE TABLE {table}");
        }

        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task LoadAsync(string format, string file, PushCustody custody)
    {
        var provider = ProviderFormat.All[format];
        var map = provider.Map(FieldPolicy.BuiltIn.RulesOf(format));
        var log = new FileLog([new FileToLoad(file)], PushFraming.JsonMessages, _ => new PushFormat(format, () => provider.CreateReader(map)), new NoJournal());
        await new Pipeline.Pipeline(ClickHouse, custody, new PipelineOptions { Workers = 2 }).RunAsync(log, "test", CancellationToken.None);
        Assert.Empty(log.Failures);
    }

    private static List<string> NumbersOf(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var numbers = new HashSet<string>();
        while (numbers.Count < 600 && reader.ReadLine() is { } line)
        {
            using var push = JsonDocument.Parse(line);
            numbers.Add(push.RootElement.GetProperty("data").GetProperty("number").GetString()!);
        }

        return [.. numbers];
    }

    private sealed class NoJournal : IFileJournal
    {
        public ValueTask SaveAsync(int file, FilePosition position, PushTally tally, bool isDone, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}

[CollectionDefinition(AttackedHouse.Collection)]
public sealed class AttackedHouseTests : ICollectionFixture<AttackedHouse>;
