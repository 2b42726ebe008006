using System.Globalization;
using System.Text;

namespace Analytics.Formats;

/// <summary>
/// Carriers under one name, whatever a provider calls them. Table: <c>Vocabulary/carriers.csv</c>; a carrier that it does not
/// list keeps the name that its provider gives.
/// </summary>
public static class Carriers
{
    private const int LongestAlias = 64;
    private const string KeyOf17Track = "17track:";

    private static readonly Dictionary<string, byte[]> ByAlias = [];
    private static readonly Dictionary<long, byte[]> By17TrackKey = [];
    private static readonly Dictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<char>> Aliases = Load();

    /// <summary>The slug of a known carrier (lower case: <c>fedex</c>, <c>china-post</c>), else the name itself as given.</summary>
    public static ReadOnlySpan<byte> Canonical(ReadOnlySpan<byte> name) => TryFind(name, out var slug) ? slug : name;

    /// <summary>The slug of a carrier by any of its aliases.</summary>
    internal static bool TryFind(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> slug)
    {
        Span<char> key = stackalloc char[LongestAlias];
        var found = TryReduce(name, key, out var length) && Aliases.TryGetValue(key[..length], out var known) ? known : null;
        slug = found;
        return found is not null;
    }

    /// <summary>The slug of a carrier by its key in 17TRACK's list.</summary>
    internal static bool TryFind17Track(long key, out ReadOnlySpan<byte> slug)
    {
        var found = By17TrackKey.GetValueOrDefault(key);
        slug = found;
        return found is not null;
    }

    // Letters and digits alone, in lower case; characters beyond ASCII stay as they are.
    private static bool TryReduce(ReadOnlySpan<byte> name, Span<char> key, out int length)
    {
        length = 0;
        if (name.Length > LongestAlias || !Encoding.UTF8.TryGetChars(name, key, out var written))
        {
            return false;
        }

        foreach (var c in key[..written])
        {
            if (c > 127 || char.IsAsciiLetterOrDigit(c))
            {
                key[length++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            }
        }

        return length > 0;
    }

    private static Dictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<char>> Load()
    {
        Span<char> key = stackalloc char[LongestAlias];
        foreach (var cells in Vocabularies.Lines("carriers.csv").Skip(1).Select(line => line.Split(',')))
        {
            var slug = Encoding.UTF8.GetBytes(cells[0]);
            foreach (var alias in cells[2].Split('|').Append(cells[1]).Append(cells[0]))
            {
                if (alias.StartsWith(KeyOf17Track, StringComparison.Ordinal))
                {
                    By17TrackKey.Add(long.Parse(alias.AsSpan(KeyOf17Track.Length), CultureInfo.InvariantCulture), slug);
                }
                else if (TryReduce(Encoding.UTF8.GetBytes(alias), key, out var length))
                {
                    ByAlias.TryAdd(key[..length].ToString(), slug);
                }
            }
        }

        return ByAlias.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
