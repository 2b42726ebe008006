using Analytics.Host;
using Analytics.Host.Backups;
using Analytics.Host.Configuration;
using Analytics.Releases;

namespace Analytics.Privacy.Tests.Support;

/// <summary>Backups of an installation, and what they are restored to: a folder of its own, beside the backups.</summary>
internal static class Restoring
{
    public static Task<BackupManifest> BackUpAsync(this Installed installed, string name, CancellationToken cancellation = default) =>
        new BackupRun(installed.Warehouse, new ReleaseShelf(Path.Combine(installed.Folder, "releases")), installed.Control, installed.Time).MakeAsync(installed.BackupOf(name), cancellation);

    public static string BackupOf(this Installed installed, string name) => Path.Combine(installed.Backups, name);

    /// <summary>A folder to restore to, with copies of some folders of the installation's.</summary>
    public static string NewFolder(this Installed installed, params IEnumerable<string> parts)
    {
        var folder = Path.Combine(installed.Backups, $"data-{Guid.NewGuid():N}");
        foreach (var file in parts.SelectMany(part => Directory.EnumerateFiles(Path.Combine(installed.Folder, part), "*", SearchOption.AllDirectories)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(installed.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }

    /// <summary>Restores a backup; the installation must be closed.</summary>
    public static Task<Restored> RestoreAsync(this Installed installed, string name, string folder, CancellationToken cancellation = default) => new RestoreRun(
        new Installation(SettingsReader.Read(file: null, new Dictionary<string, string> { ["ANALYTICS__WAREHOUSE__SYNCTODISK"] = "false" }, folder)), installed.Time)
        .RunAsync(installed.BackupOf(name), cancellation);

    /// <summary>Every file and folder under one, with what is in it.</summary>
    public static IReadOnlyDictionary<string, string> ContentsOf(string folder) => Directory
        .EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => path, path => Directory.Exists(path) ? "" : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))));
}
