using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Custody.Secrets;

namespace Analytics.Custody.Tokens;

/// <summary>
/// The token keys, in a file that only its owner may read (mode 0600). A key is made of 256 random bits when its month is
/// first needed; without a readable key nothing is tokenised and nothing acknowledged.
/// </summary>
public sealed class TokenKeyFile
{
    private const string Header = "# Token keys: month purpose key. Whoever has these can link tokens to tracking numbers: never copy, mail or commit this file.";

    private readonly string path;
    private readonly TimeProvider time;

    /// <param name="path">The key file; made on first use.</param>
    /// <param name="time">Tells the month.</param>
    public TokenKeyFile(string path, TimeProvider time)
    {
        this.path = path;
        this.time = time;
    }

    /// <summary>The keys of the present month (UTC), made and written to disk if there are none yet.</summary>
    /// <exception cref="KeyFileException">The file can be read by others, is damaged, or cannot be read or written.</exception>
    public EpochKeys Current()
    {
        var now = time.GetUtcNow();
        var epoch = (uint)((now.Year * 100) + now.Month);
        try
        {
            OwnerOnlyFile.MakeFolder(path);
            if (File.Exists(path) && Read().TryGetValue(epoch, out var known))
            {
                return new EpochKeys(epoch, known);
            }

            // Of several processes that a new month begins for at once, one makes its keys.
            using var alone = OwnerOnlyFile.Lock(path);
            var months = File.Exists(path) ? Read() : [];
            if (!months.TryGetValue(epoch, out var keys))
            {
                keys = [.. Enum.GetValues<TokenPurpose>().Select(_ => RandomNumberGenerator.GetBytes(EpochKeys.KeySize))];
                months.Add(epoch, keys);
                Write(months);
            }

            return new EpochKeys(epoch, keys);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The key file {path} cannot be read or written. Check that it and its folder belong to you.", e);
        }
    }

    /// <summary>The months that there are keys of, as yyyymm; null when there is no file. Makes nothing.</summary>
    /// <exception cref="KeyFileException">The file can be read by others, is damaged, or cannot be read.</exception>
    public IReadOnlyList<uint>? Months()
    {
        try
        {
            return File.Exists(path) ? [.. Read().Keys] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The key file {path} cannot be read. Check that it and its folder belong to you.", e);
        }
    }

    private SortedDictionary<uint, byte[][]> Read()
    {
        if (OwnerOnlyFile.IsOpenToOthers(path))
        {
            throw new KeyFileException($"The key file {path} can be read by others. Take their rights away (chmod 600) and consider its keys known.");
        }

        var months = new SortedDictionary<uint, byte[][]>();
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > 0 && lines[i][0] != '#')
            {
                ReadLine(lines[i], i + 1, months);
            }
        }

        return months.Values.All(keys => keys.All(key => key is not null))
            ? months
            : throw new KeyFileException($"The key file {path} lacks a purpose for one of its months. Restore it from a backup; without it the data made under it cannot be continued.");
    }

    private void ReadLine(string line, int number, SortedDictionary<uint, byte[][]> months)
    {
        var cells = line.Split(' ');
        var key = new byte[EpochKeys.KeySize];
        if (cells.Length != 3
            || !uint.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            || !Enum.TryParse<TokenPurpose>(cells[1], out var purpose) || !Enum.IsDefined(purpose)
            || !Convert.TryFromBase64String(cells[2], key, out var length) || length != EpochKeys.KeySize)
        {
            throw new KeyFileException($"The key file {path} is damaged at line {number}. Restore it from a backup; without it the data made under it cannot be continued.");
        }

        if (!months.TryGetValue(epoch, out var keys))
        {
            months.Add(epoch, keys = new byte[Enum.GetValues<TokenPurpose>().Length][]);
        }

        keys[(int)purpose] = key;
    }

    private void Write(SortedDictionary<uint, byte[][]> months)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var (epoch, keys) in months)
        {
            foreach (var purpose in Enum.GetValues<TokenPurpose>())
            {
                text.Append(CultureInfo.InvariantCulture, $"{epoch} {purpose} {Convert.ToBase64String(keys[(int)purpose])}\n");
            }
        }

        OwnerOnlyFile.Write(path, text.ToString());
    }
}

/// <summary>The token keys cannot be had. The message says what to do and never holds a key.</summary>
public sealed class KeyFileException(string message, Exception? inner = null) : Exception(message, inner);
