using System.Globalization;
using System.Security.Cryptography;
using Analytics.Custody.Secrets;

namespace Analytics.Custody.Tokens;

/// <summary>The one file that token keys used to stand in, as they are. What it holds is taken over, wrapped, and the file destroyed.</summary>
internal static class PlainKeyFile
{
    /// <summary>Takes the keys over; where there is no such file, nothing happens. Stopped at any point, it goes on when it is called again.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keep">Writes the keys of a month, unless they are there already.</param>
    /// <exception cref="KeyFileException">The file can be read by others or is damaged.</exception>
    public static void TakeOver(string path, Action<EpochKeys> keep)
    {
        if (!File.Exists(path))
        {
            return;
        }

        if (OwnerOnlyFile.IsOpenToOthers(path))
        {
            throw new KeyFileException($"The key file {path} can be read by others. Take their rights away (chmod 600) and consider its keys known.");
        }

        var lines = File.ReadAllLines(path).Select((text, at) => (Cells: text.Split(' '), Number: at + 1)).Where(line => line.Cells[0].Length > 0 && line.Cells[0][0] != '#');
        foreach (var month in lines.Select(line => Parse(line.Cells) ?? throw new KeyFileException(
                     $"The key file {path} is damaged at line {line.Number}. Restore it from a backup; without it the data made under it cannot be continued.")).GroupBy(line => line.Epoch))
        {
            var keys = month.OrderBy(line => line.Purpose).Select(line => line.Key).ToList();
            if (keys.Count != EpochKeys.Count - 1)
            {
                throw new KeyFileException($"The key file {path} lacks a purpose for one of its months. Restore it from a backup; without it the data made under it cannot be continued.");
            }

            keep(new EpochKeys(month.Key, [.. keys, RandomNumberGenerator.GetBytes(EpochKeys.KeySize)]));
        }

        OwnerOnlyFile.Overwrite(path);
        File.Delete(path);
    }

    private static (uint Epoch, TokenPurpose Purpose, byte[] Key)? Parse(string[] cells)
    {
        var key = new byte[EpochKeys.KeySize];
        return cells.Length == 3
            && uint.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            && Enum.TryParse<TokenPurpose>(cells[1], out var purpose) && Enum.IsDefined(purpose)
            && Convert.TryFromBase64String(cells[2], key, out var length) && length == EpochKeys.KeySize
                ? (epoch, purpose, key)
                : null;
    }
}
