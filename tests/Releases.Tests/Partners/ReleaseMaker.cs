using System.Security.Cryptography;
using System.Text;
using Analytics.Control;

namespace Analytics.Releases.Tests;

/// <summary>Makes releases of small invented files, with their entries in the ledger.</summary>
internal sealed class ReleaseMaker : IDisposable
{
    public const string Dataset = "carrier-lane";

    private static readonly BudgetLimits limits = new(2, 24);

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
    public async Task<string> MakeAsync(string window, string dataset = Dataset, byte[]? groups = null, bool isPublished = true)
    {
        var (definition, month, id) = (Definition(dataset), Month(window), $"{dataset}-{window}");
        await Ledger.DefineAsync(definition);
        await Ledger.ChargeAsync(id, definition, month, limits);
        var folder = Shelf.PathOf(id);
        Directory.CreateDirectory(folder);
        var certificate = Encoding.UTF8.GetBytes($$"""{ "certificate": { "release": "{{id}}" } }""");
        await File.WriteAllBytesAsync(Path.Combine(folder, "groups.parquet"), groups ?? Bytes(id, 1000));
        await File.WriteAllBytesAsync(Path.Combine(folder, "groups.csv.gz"), Bytes(id + "csv", 300));
        await File.WriteAllBytesAsync(Path.Combine(folder, "certificate.json"), certificate);
        await Ledger.BuiltAsync(id, Convert.ToHexStringLower(SHA256.HashData(certificate)), "{}");
        if (isPublished)
        {
            await Ledger.StepAsync(id, LedgerStep.Published);
        }

        return folder;
    }

    public Task WithdrawAsync(string window, string reason) => Ledger.StepAsync($"{Dataset}-{window}", LedgerStep.Withdrawn, reason);

    public void Dispose() => Ledger.Dispose();
}
