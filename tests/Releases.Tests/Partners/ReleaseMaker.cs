using System.Security.Cryptography;
using System.Text;
using Analytics.Control;

namespace Analytics.Releases.Tests;

/// <summary>Makes releases of small invented files, with their entries in the ledger.</summary>
internal sealed class ReleaseMaker : IDisposable
{
    public const string Dataset = "carrier-lane";

    /// <summary>A count that nobody outside may see as it is.</summary>
    public const long Exact = 31_415_926;

    private static readonly BudgetLimits limits = new(2, 24);
    private static readonly Publisher publisher = new("Test", new Uri("http://127.0.0.1"));

    private ReleaseMaker(Ledger ledger, string folder) => (Ledger, Shelf) = (ledger, new ReleaseShelf(folder));

    public Ledger Ledger { get; }

    public ReleaseShelf Shelf { get; }

    public static async Task<ReleaseMaker> OpenAsync(ControlOptions control, string folder, TimeProvider time) => new(await Ledger.OpenAsync(control, time), folder);

    public static DatasetDefinition Definition(string id) => new()
    {
        Id = id,
        Title = $"The dataset {id}",
        Description = "Invented for a test.",
        Grid = new Grid { Carriers = ["dhl"], Lanes = [new Lane("DE", "FR")] },
    };

    public static Window Month(string window) => Window.TryParse(window, out var month) ? month : throw new ArgumentException(window, nameof(window));

    /// <summary>Bytes by the hash of a name: the same each time, and different for each.</summary>
    public static byte[] Bytes(string name, int length)
    {
        var bytes = new byte[length];
        using var cipher = Aes.Create();
        cipher.Key = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        using var encryptor = cipher.CreateEncryptor(cipher.Key, new byte[16]);
        return encryptor.TransformFinalBlock(bytes, 0, length)[..length];
    }

    /// <summary>Charges and builds a release, and publishes it unless told otherwise.</summary>
    /// <returns>Its folder.</returns>
    public async Task<string> MakeAsync(string window, string dataset = Dataset, byte[]? groups = null, bool isPublished = true, string? dictionary = null)
    {
        var (definition, month, id) = (Definition(dataset), Month(window), $"{dataset}-{window}");
        await Ledger.DefineAsync(definition);
        await Ledger.ChargeAsync(id, definition, month, limits);
        var folder = Shelf.PathOf(id);
        Directory.CreateDirectory(folder);
        List<FileEntry> files = [await WriteAsync(folder, "groups.csv.gz", Bytes(id + "csv", 300)), await WriteAsync(folder, "groups.parquet", groups ?? Bytes(id, 1000))];
        if (dictionary is not null)
        {
            files.Add(await WriteAsync(folder, DictionaryPage.Name, Encoding.UTF8.GetBytes(dictionary)));
        }

        using var key = SigningKey.Open(Path.Combine(Shelf.Folder, "signing-key"));
        var certificate = await WriteAsync(folder, CertificateFile.Name, CertificateFile.Write(CertificateOf.Release(Facts(id, definition, month), publisher, files), key));
        await Ledger.BuiltAsync(id, certificate.Sha256, $$"""{ "eligible": {{Exact}} }""");
        if (isPublished)
        {
            await Ledger.StepAsync(id, LedgerStep.Published);
        }

        return folder;
    }

    public Task WithdrawAsync(string window, string reason) => Ledger.StepAsync($"{Dataset}-{window}", LedgerStep.Withdrawn, reason);

    public void Dispose() => Ledger.Dispose();

    private static async Task<FileEntry> WriteAsync(string folder, string name, byte[] bytes)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
        return new FileEntry(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    public static ReleaseFacts Facts(string id, DatasetDefinition definition, Window window) => new()
    {
        Id = id,
        Dataset = definition,
        Window = window,
        ClosedAt = default,
        BuiltAt = default,
        Unit = new UnitFacts(UnitKind.Parcel, 3, 2),
        Eligibility = new EligibilityFacts(Exact, 0, 0, 0, 0, 0, 0, ""),
        Budget = new BudgetFacts(definition.Privacy.Rho, 1e-6, 1, 0, 0, 0, 0, 0),
        Threshold = new ThresholdFacts(NoiseKind.Gaussian, "1/1", "1/1", 45),
        Groups = new GroupFacts(10, 8, 2, 0, 0),
        KeyEpochs = [],
        Attacks = [],
    };
}
