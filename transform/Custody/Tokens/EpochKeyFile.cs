using System.Text;
using Analytics.Custody.Secrets;

namespace Analytics.Custody.Tokens;

/// <summary>The file of one epoch's keys: the id of the master key, then a line for each key, wrapped.</summary>
internal static class EpochKeyFile
{
    private const string Header = "# Token keys of one month, wrapped by the master key: never copy, mail or commit this file. Deleted, every token of the month is a random number.";
    private const string Records = "records";

    private static readonly string[] names = [.. Enum.GetNames<TokenPurpose>().Select(name => name.ToLowerInvariant()), Records];

    public static string Write(EpochKeys keys, MasterKey master)
    {
        var text = new StringBuilder(Header).Append("\nmaster ").Append(master.Id).Append('\n');
        for (var i = 0; i < names.Length; i++)
        {
            var box = master.Wrap(KeyOf(keys, i), NameOf(keys.Epoch, names[i]));
            text.Append(names[i]).Append(' ').Append(Convert.ToBase64String(box)).Append('\n');
        }

        return text.ToString();
    }

    /// <exception cref="KeyFileException">The file can be read by others, is damaged, or its master key is not there.</exception>
    public static EpochKeys Read(string path, uint epoch, MasterKeyFile masters)
    {
        if (OwnerOnlyFile.IsOpenToOthers(path))
        {
            throw new KeyFileException($"The key file {path} can be read by others. Take their rights away (chmod 600) and consider its keys known.");
        }

        var lines = File.ReadAllLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ')).ToList();
        if (lines.Count != names.Length + 1 || lines[0] is not ["master", var id])
        {
            throw Damaged(path);
        }

        var master = masters.Find(id) ?? throw new KeyFileException(
            $"The key file {path} was wrapped by another master key ({id}) than {masters.Path} holds. Put that one back, or name it as custody.masterKeyFile.");
        return new EpochKeys(epoch, [.. names.Select((name, i) => Unwrap(lines[i + 1], name) ?? throw Damaged(path))]);

        byte[]? Unwrap(string[] line, string name)
        {
            var box = new byte[256];
            return line.Length == 2 && line[0] == name && Convert.TryFromBase64String(line[1], box, out var length)
                && master.Unwrap(box.AsSpan(0, length), NameOf(epoch, name)) is { Length: EpochKeys.KeySize } key ? key : null;
        }
    }

    /// <summary>The same keys under another master key. Written beside and moved over.</summary>
    public static void Rewrap(string path, uint epoch, MasterKeyFile masters, MasterKey next)
    {
        if (!File.ReadLines(path).Contains($"master {next.Id}"))
        {
            OwnerOnlyFile.Write(path, Write(Read(path, epoch, masters), next));
        }
    }

    private static ReadOnlySpan<byte> KeyOf(EpochKeys keys, int i) => names[i] == Records ? keys.Records : keys.Of((TokenPurpose)i);

    private static string NameOf(uint epoch, string name) => FormattableString.Invariant($"analytics {epoch} {name}");

    private static KeyFileException Damaged(string path) =>
        new($"The key file {path} is damaged. Restore it from a backup; without it the parcels of its month cannot be continued, and are dropped in time.");
}
