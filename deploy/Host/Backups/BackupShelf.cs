using System.Globalization;

namespace Analytics.Host.Backups;

/// <summary>A folder of backups that are named after when they were made, of which the latest few are kept.</summary>
/// <param name="folder">Where they are; made when it is missing.</param>
/// <param name="keep">How many.</param>
internal sealed class BackupShelf(string folder, int keep)
{
    /// <summary>The most that the policy allows anything that holds a token.</summary>
    public const int LongestLifeDays = 180;

    private const string Prefix = "analytics-";
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>What a backup of this instant is named.</summary>
    public string PathOf(DateTimeOffset now) => Path.Combine(folder, Prefix + now.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture));

    /// <summary>Deletes those that are too many or too old, and what kills have left half made. Nothing else in the folder is touched.</summary>
    /// <returns>How many backups went.</returns>
    public int Clear(DateTimeOffset now)
    {
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        var all = Directory.EnumerateDirectories(folder, Prefix + "*").ToList();
        foreach (var half in all.Where(path => path.EndsWith(FolderInMaking.Suffix, StringComparison.Ordinal) && MadeAt(path[..^FolderInMaking.Suffix.Length]) is not null))
        {
            Directory.Delete(half, recursive: true);
        }

        var gone = all
            .Select(path => (Path: path, MadeAt: MadeAt(path)))
            .Where(backup => backup.MadeAt is not null)
            .OrderByDescending(backup => backup.MadeAt)
            .Where((backup, place) => place >= keep || now - backup.MadeAt >= TimeSpan.FromDays(LongestLifeDays))
            .ToList();
        foreach (var backup in gone)
        {
            Delete(backup.Path);
        }

        return gone.Count;
    }

    // Renamed first: stopped in the middle, it is not taken for a whole one.
    private static void Delete(string path)
    {
        Directory.Move(path, path + FolderInMaking.Suffix);
        Directory.Delete(path + FolderInMaking.Suffix, recursive: true);
    }

    private static DateTimeOffset? MadeAt(string path) => DateTimeOffset.TryParseExact(
        Path.GetFileName(path), $"'{Prefix}'{Stamp}", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
