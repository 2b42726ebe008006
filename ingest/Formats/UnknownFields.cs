using System.Runtime.InteropServices;
using System.Text;

namespace Analytics.Formats;

/// <summary>
/// Counts fields that the policy does not name, so that a provider's new field shows up on the operator's screen and not
/// in the warehouse. Names only, and only names that look like names: a key can be personal as well.
/// </summary>
public sealed class UnknownFields
{
    private const int MaxNames = 500;
    private const string Unprintable = "(name not shown)";
    private readonly Dictionary<string, long> counts = [];
    private readonly Dictionary<(FieldMap.Node, ulong), string> seen = [];

    /// <summary>Path of each unknown field and how often it came.</summary>
    public IReadOnlyDictionary<string, long> Counts => counts;

    internal void Count(FieldMap.Node parent, ReadOnlySpan<byte> name)
    {
        var key = (parent, HashOf(name));
        if (!seen.TryGetValue(key, out var path))
        {
            path = Remember(key, seen.Count < MaxNames ? PathOf(parent, name) : Unprintable);
        }

        CollectionsMarshal.GetValueRefOrAddDefault(counts, path, out _)++;
    }

    /// <summary>A value whose shape is not the one the policy names: an object where a text should stand.</summary>
    internal void CountMisshapen(FieldMap.Node node)
    {
        if (!seen.TryGetValue((node, 0), out var path))
        {
            path = Remember((node, 0), node.Path + " (unexpected shape)");
        }

        CollectionsMarshal.GetValueRefOrAddDefault(counts, path, out _)++;
    }

    private string Remember((FieldMap.Node, ulong) key, string path)
    {
        if (seen.Count < MaxNames)
        {
            seen.Add(key, path);
        }

        return path;
    }

    private static string PathOf(FieldMap.Node parent, ReadOnlySpan<byte> name)
    {
        var shown = LooksLikeName(name) ? Encoding.ASCII.GetString(name) : Unprintable;
        return parent.Path.Length == 0 ? shown : $"{parent.Path}.{shown}";
    }

    private static bool LooksLikeName(ReadOnlySpan<byte> name)
    {
        var digits = 0;
        foreach (var b in name)
        {
            digits += char.IsAsciiDigit((char)b) ? 1 : 0;
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'-'))
            {
                return false;
            }
        }

        return name.Length is > 0 and <= 40 && digits <= 3;
    }

    private static ulong HashOf(ReadOnlySpan<byte> name)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in name)
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}
