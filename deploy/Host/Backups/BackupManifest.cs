using System.Security.Cryptography;
using System.Text.Json;

namespace Analytics.Host.Backups;

/// <summary>A file of a backup.</summary>
/// <param name="Path">Its name from the backup's folder on, with slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of its content, in hex.</param>
internal sealed record BackupFile(string Path, long Bytes, string Sha256);

/// <summary>What a backup is made of: <c>manifest.json</c>, written last.</summary>
/// <param name="Version">The version of the product that made it.</param>
/// <param name="Schema">The last step of the warehouse's schema.</param>
/// <param name="MadeAt">When it was begun.</param>
/// <param name="Rows">Rows by table of the warehouse.</param>
/// <param name="Files">Every other file in the folder, by name.</param>
internal sealed record BackupManifest(string Version, int Schema, DateTimeOffset MadeAt, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<BackupFile> Files)
{
    public const string FileName = "manifest.json";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>Has every file of a backup on the disk and closed to other users, and lists them.</summary>
    public static IReadOnlyList<BackupFile> Seal(string folder, CancellationToken cancellation)
    {
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(inner, OwnerOnly | UnixFileMode.UserExecute);
        }

        var files = new List<BackupFile>();
        foreach (var name in Names(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, name);
            File.SetUnixFileMode(path, OwnerOnly);
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            files.Add(new BackupFile(name, file.Length, Convert.ToHexStringLower(SHA256.HashData(file))));
            file.Flush(flushToDisk: true);
        }

        return files;
    }

    public void Write(string folder)
    {
        using var file = new FileStream(
            Path.Combine(folder, FileName), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        JsonSerializer.Serialize(file, this, Json);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads it, and holds every file against it.</summary>
    /// <exception cref="UsageException">The folder holds no backup.</exception>
    /// <exception cref="BackupException">A file is not as it was, missing, or one too many.</exception>
    public static BackupManifest Check(string folder, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(folder, FileName)))
        {
            throw new UsageException($"{folder} is no backup: there is no {FileName} in it. Name a folder that 'analytics backup' has made.");
        }

        var manifest = Read(folder);
        foreach (var extra in Names(folder).Except(manifest.Files.Select(file => file.Path)))
        {
            throw Damaged(folder, extra, "was not in the backup when it was made");
        }

        foreach (var file in manifest.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Fault(Path.Combine(folder, file.Path), file) is { } fault)
            {
                throw Damaged(folder, file.Path, fault);
            }
        }

        return manifest;
    }

    private static BackupManifest Read(string folder)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(folder, FileName));
            return JsonSerializer.Deserialize<BackupManifest>(file, Json) is { Files: not null, Rows: not null } manifest
                ? manifest
                : throw Damaged(folder, FileName, "is not whole");
        }
        catch (JsonException)
        {
            throw Damaged(folder, FileName, "cannot be read");
        }
    }

    private static string? Fault(string path, BackupFile expected)
    {
        if (!File.Exists(path))
        {
            return "is missing";
        }

        using var file = File.OpenRead(path);
        return file.Length == expected.Bytes && Convert.ToHexStringLower(SHA256.HashData(file)) == expected.Sha256 ? null : "is not as it was backed up";
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path))
            .Where(name => name != FileName)
            .Order(StringComparer.Ordinal);

    private static BackupException Damaged(string folder, string file, string fault) =>
        new($"The backup {folder} is damaged: {file} {fault}. Nothing was restored. Take another backup.");
}
