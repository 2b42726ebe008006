using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

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

/// <summary>A release as it stands on the shelf.</summary>
/// <param name="Certificate">What its certificate says.</param>
/// <param name="Files">The files that the certificate lists, and the certificate, by name.</param>
public sealed record ShelvedRelease(Certificate Certificate, IReadOnlyList<ShelvedFile> Files);

/// <summary>A page of a release.</summary>
/// <param name="Bytes">UTF-8, byte for byte as they were built.</param>
/// <param name="Sha256">Of the bytes, as 64 hexadecimal digits in small letters.</param>
public sealed record ShelvedPage(byte[] Bytes, string Sha256);

/// <summary>Releases with the hashes of their files. They never change, so each is read once.</summary>
/// <param name="shelf">Where they are.</param>
internal sealed class ShelvedFiles(ReleaseShelf shelf)
{
    private readonly ConcurrentDictionary<string, ShelvedRelease> known = new();
    private readonly ConcurrentDictionary<string, Certificate> certificates = new();

    public async Task<ShelvedRelease> OpenAsync(ReleaseRecord release, CancellationToken cancellation)
    {
        if (known.TryGetValue(release.Id, out var read))
        {
            return read;
        }

        var opened = await ReadAsync(release, cancellation).ConfigureAwait(false);
        return known.GetOrAdd(release.Id, opened);
    }

    public async Task<Certificate> CertificateAsync(ReleaseRecord release, CancellationToken cancellation)
    {
        if (certificates.TryGetValue(release.Id, out var read))
        {
            return read;
        }

        var certificate = await CertificateAsync(await SealedAsync(release, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        return certificates.GetOrAdd(release.Id, certificate);
    }

    /// <summary>A page that the certificate lists; null where it lists none of this name.</summary>
    public async Task<ShelvedPage?> PageAsync(ReleaseRecord release, string name, CancellationToken cancellation)
    {
        if ((await CertificateAsync(release, cancellation).ConfigureAwait(false)).Files.FirstOrDefault(file => file.Path == name) is not { } listed)
        {
            return null;
        }

        var path = Path.Combine(shelf.PathOf(release.Id), name);
        var bytes = File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false) : [];
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == listed.Sha256 ? new ShelvedPage(bytes, listed.Sha256) : throw NotBuilt(release, name);
    }

    // What is served is what was built: the ledger names the certificate by its hash, and the certificate names every other file by its own.
    private async Task<ShelvedRelease> ReadAsync(ReleaseRecord release, CancellationToken cancellation)
    {
        var file = await SealedAsync(release, cancellation).ConfigureAwait(false);
        var certificate = await CertificateAsync(file, cancellation).ConfigureAwait(false);
        var files = new List<ShelvedFile> { file };
        foreach (var listed in certificate.Files)
        {
            var shelved = await FileAsync(release, listed.Path, cancellation).ConfigureAwait(false);
            files.Add(shelved?.Sha256 == listed.Sha256 ? shelved : throw NotBuilt(release, listed.Path));
        }

        return new ShelvedRelease(certificate, [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)]);
    }

    private async Task<ShelvedFile> SealedAsync(ReleaseRecord release, CancellationToken cancellation) =>
        await FileAsync(release, CertificateFile.Name, cancellation).ConfigureAwait(false) is { } file && file.Sha256 == release.Certificate
            ? file
            : throw NotBuilt(release, CertificateFile.Name);

    private static async Task<Certificate> CertificateAsync(ShelvedFile file, CancellationToken cancellation)
    {
        try
        {
            return CertificateFile.Read(await File.ReadAllBytesAsync(file.Path, cancellation).ConfigureAwait(false)).Certificate;
        }
        catch (JsonException e)
        {
            throw new ReleaseException($"This version cannot read {file.Path}. Update.", e);
        }
    }

    private async Task<ShelvedFile?> FileAsync(ReleaseRecord release, string name, CancellationToken cancellation)
    {
        var file = new FileInfo(Path.Combine(shelf.PathOf(release.Id), name));
        if (!file.Exists || file.LinkTarget is not null)
        {
            return null;
        }

        var bytes = file.OpenRead();
        await using (bytes.ConfigureAwait(false))
        {
            var hash = await SHA256.HashDataAsync(bytes, cancellation).ConfigureAwait(false);
            return new ShelvedFile(name, file.FullName, bytes.Length, Convert.ToHexStringLower(hash), MediaTypeOf(name));
        }
    }

    private static ReleaseException NotBuilt(ReleaseRecord release, string name) =>
        new($"The files of {release.Id} are not those that were built: {name} is missing or another. Restore them from a backup.");

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
