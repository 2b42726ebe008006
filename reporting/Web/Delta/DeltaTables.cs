using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Releases;

namespace Analytics.Web;

/// <summary>A file of a table.</summary>
/// <param name="Release">The release that it is of.</param>
/// <param name="File">The file.</param>
/// <param name="Footer">Its rows and columns.</param>
internal sealed record DeltaRelease(ReleaseRecord Release, ShelvedFile File, ParquetFooter Footer);

/// <summary>Datasets as tables: a file for each published release.</summary>
internal sealed class DeltaTables(PartnerShelf shelf)
{
    public const string Share = "releases";
    public const string Schema = "datasets";

    private readonly ConcurrentDictionary<string, ParquetFooter> footers = new();

    public static DeltaShare ShareOf(Buyer buyer) => new(Share, IdOf($"share {buyer.Key}"));

    public static DeltaTable TableOf(Buyer buyer, PartnerDataset dataset) => new(dataset.Id, Schema, Share, ShareOf(buyer).Id, IdOf($"table {dataset.Id}"));

    public static string FileIdOf(ReleaseRecord release) => IdOf($"file {release.Id}");

    /// <summary>The files that a table is made of, by window.</summary>
    /// <exception cref="ReleaseException">Files of a release are not there, or cannot be read.</exception>
    public async Task<IReadOnlyList<DeltaRelease>> FilesAsync(PartnerDataset dataset, CancellationToken cancellation)
    {
        var files = new List<DeltaRelease>();
        foreach (var release in dataset.Published)
        {
            var file = (await shelf.OpenAsync(release, cancellation).ConfigureAwait(false)).Files.FirstOrDefault(file => file.Name == ShelvedFile.Groups)
                ?? throw new ReleaseException($"The release {release.Id} has no {ShelvedFile.Groups}.");
            if (!footers.TryGetValue(file.Path, out var footer))
            {
                footer = footers.GetOrAdd(file.Path, await ParquetFooter.ReadAsync(file.Path, cancellation).ConfigureAwait(false));
            }

            files.Add(new DeltaRelease(release, file, footer));
        }

        return files;
    }

    public static DeltaMetadata MetadataOf(Buyer buyer, PartnerDataset dataset, IReadOnlyList<DeltaRelease> files) => new(
        TableOf(buyer, dataset).Id,
        dataset.Id,
        dataset.Definition.Description,
        new DeltaFormat("parquet"),
        SparkSchema.Of(files.Count == 0 ? [] : files[^1].Footer.Columns),
        [],
        new Dictionary<string, string>(),
        files.Sum(file => file.File.Bytes),
        files.Count);

    public static string StatsOf(ParquetFooter footer) => string.Create(CultureInfo.InvariantCulture, $$"""{"numRecords":{{footer.Rows}}}""");

    /// <summary>Names are the same in any case.</summary>
    public static bool Is(string name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);

    private static string IdOf(string what) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16)).ToString();
}
