using System.Globalization;
using System.Security.Cryptography;
using Analytics.Custody.Secrets;
using Analytics.Custody.Tokens;

namespace Analytics.Custody.DayKeys;

/// <summary>
/// The keys of the raw log, a file for each day that only its owner may read (mode 0600). A day's file is made when its key is
/// first needed, by whichever process needs it first; to delete it is to destroy the key. Thread-safe.
/// </summary>
/// <param name="folder">Where the files are; made with the first of them.</param>
/// <param name="time">Tells the day.</param>
public sealed class DayKeyFolder(string folder, TimeProvider time)
{
    private const string Header = "# Keys of one day of the raw log: to seal, to route. Whoever has them can read that day's pushes: never copy, mail or commit this file.";

    private readonly Lock gate = new();
    private readonly Dictionary<uint, DayKey> known = [];

    /// <summary>The key of the present day (UTC), made and written to disk if there is none yet.</summary>
    /// <exception cref="KeyFileException">The file can be read by others, is damaged, or cannot be read or written.</exception>
    public DayKey Current()
    {
        var day = IdOf(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        lock (gate)
        {
            if (known.GetValueOrDefault(day) is { } key)
            {
                return key;
            }

            ForgetDestroyed();
            return known[day] = Attempt(() => Read(day) ?? Make(day));
        }
    }

    /// <summary>The key of a day; null when there is none, or none any more.</summary>
    /// <exception cref="KeyFileException">The folder is not there, or the file can be read by others, is damaged, or cannot be read.</exception>
    public DayKey? Find(uint day)
    {
        lock (gate)
        {
            if (known.GetValueOrDefault(day) is { } key)
            {
                return key;
            }

            ForgetDestroyed();
            var found = Attempt(() => Directory.Exists(folder) ? Read(day) : throw new KeyFileException(
                $"The folder {folder} of the raw log's keys is not there. Mount or restore it; without it no push can be read."));
            if (found is not null)
            {
                known.Add(day, found);
            }

            return found;
        }
    }

    /// <summary>Days that there are keys of, whether they can be read or not; makes nothing.</summary>
    public IReadOnlyList<uint> Days() => Attempt<IReadOnlyList<uint>>(() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file).Length == 8).Select(DayOf).OfType<DateOnly>().Select(IdOf).Order()]
        : []);

    /// <summary>Destroys the keys of days that lie more than this many days before the present one (UTC): nobody can read their pushes any more.</summary>
    /// <returns>The days, as yyyymmdd, in order.</returns>
    /// <exception cref="KeyFileException">A file cannot be deleted.</exception>
    public IReadOnlyList<uint> DestroyOlderThan(int days)
    {
        var oldest = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-days);
        lock (gate)
        {
            return Attempt<IReadOnlyList<uint>>(() =>
            {
                var files = Directory.Exists(folder) ? Directory.GetFiles(folder).Where(file => DayOf(file) < oldest).ToList() : [];
                files.ForEach(File.Delete);
                if (files.Count > 0)
                {
                    OwnerOnlyFile.FlushFolder(folder);
                }

                ForgetDestroyed();
                return [.. files.Select(file => IdOf(DayOf(file)!.Value)).Distinct().Order()];
            });
        }
    }

    private DayKey Make(uint day)
    {
        var path = PathOf(day);
        OwnerOnlyFile.MakeFolder(path);
        OwnerOnlyFile.TryCreate(path, $"{Header}\n{NewKey()}\n{NewKey()}\n");
        return Read(day) ?? throw new KeyFileException($"The key file {path} is gone as soon as it was made. Find out who deletes it.");

        static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(DayKey.KeySize));
    }

    private DayKey? Read(uint day)
    {
        var path = PathOf(day);
        if (!File.Exists(path))
        {
            return null;
        }

        if (OwnerOnlyFile.IsOpenToOthers(path))
        {
            throw new KeyFileException($"The key file {path} can be read by others. Take their rights away (chmod 600) and consider its keys known.");
        }

        var lines = File.ReadAllLines(path).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var (seal, route) = (new byte[DayKey.KeySize], new byte[DayKey.KeySize]);
        return lines.Count == 2 && IsKey(lines[0], seal) && IsKey(lines[1], route)
            ? new DayKey(day, seal, route)
            : throw new KeyFileException($"The key file {path} is damaged. Restore it from a backup; without it the pushes of its day cannot be read.");
    }

    // Another process may have destroyed them: whoever holds keys in memory lets go of them when it needs another day's. Never of the present
    // day's: a folder that is not mounted for a while must not give that day a second key.
    private void ForgetDestroyed()
    {
        var today = IdOf(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        foreach (var day in known.Keys.Where(day => day < today && !File.Exists(PathOf(day))).ToList())
        {
            known.Remove(day);
        }
    }

    // A file that was left half made is named after its day too, with more behind it.
    private static DateOnly? DayOf(string file) =>
        Path.GetFileName(file) is { Length: >= 8 } name && DateOnly.TryParseExact(name.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static uint IdOf(DateOnly day) => (uint)((day.Year * 10_000) + (day.Month * 100) + day.Day);

    private string PathOf(uint day) => Path.Combine(folder, day.ToString("D8", CultureInfo.InvariantCulture));

    private static bool IsKey(string line, byte[] key) => Convert.TryFromBase64String(line, key, out var length) && length == key.Length;

    private T Attempt<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The keys of the raw log in {folder} cannot be read or written. Check that the folder and its files belong to you.", e);
        }
    }
}
