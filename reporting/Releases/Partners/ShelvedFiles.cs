using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Analytics.Releases;

/// <summary>A file of a release.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of its bytes, as 64 hexadecimal digits in small letters.</param>
/// <param name="MediaType">What it is, for HTTP.</param>
public sealed record ShelvedFile(string Name, string Path, long Bytes, string Sha256, string MediaType)
{
    /// <summary>The table of groups as Parquet.</summary>
    public const string Groups = "groups.parquet";
}

/// <summary>The files of releases with their hashes. They never change, so each is read once.</summary>
/// <param name="shelf">Where they are.</param>
internal sealed class ShelvedFiles(ReleaseShelf shelf)
{
    private const string Certificate = "certificate.json";

    private readonly ConcurrentDictionary<string, IReadOnlyList<ShelvedFile>> known = new();

    public async Task<IReadOnlyList<ShelvedFile>> OfAsync(ReleaseRecord release, CancellationToken cancellation)
    {
        if (known.TryGetValue(release.Id, out var read))
        {
            return read;
        }

        var files = await ReadAsync(release, cancellation).ConfigureAwait(false);
        return known.GetOrAdd(release.Id, files);
    }

    private async Task<IReadOnlyList<ShelvedFile>> ReadAsync(ReleaseRecord release, CancellationToken cancellation)
    {
        if (!shelf.Has(release.Id))
        {
            throw new ReleaseException($"The release {release.Id} is published, and its files are not in {shelf.Folder}. Bring them back from a backup.");
        }

        var files = new List<ShelvedFile>();
        foreach (var file in new DirectoryInfo(shelf.PathOf(release.Id)).EnumerateFiles().Where(file => file.LinkTarget is null).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var bytes = file.OpenRead();
            await using (bytes.ConfigureAwait(false))
            {
                var hash = await SHA256.HashDataAsync(bytes, cancellation).ConfigureAwait(false);
                files.Add(new ShelvedFile(file.Name, file.FullName, bytes.Length, Convert.ToHexStringLower(hash), MediaTypeOf(file.Name)));
            }
        }

        return files.FirstOrDefault(file => file.Name == Certificate)?.Sha256 == release.Certificate
            ? files
            : throw new ReleaseException($"The files of the release {release.Id} are not those that were built: {Certificate} is another than the ledger names. Bring them back from a backup.");
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".parquet" => "application/vnd.apache.parquet",
        ".arrow" => "application/vnd.apache.arrow.file",
        ".gz" => "application/gzip",
        ".json" => "application/json",
        ".yaml" => "application/yaml",
        ".md" => "text/markdown; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    };
}
