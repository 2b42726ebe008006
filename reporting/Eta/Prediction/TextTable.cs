using System.Text;

namespace Analytics.Eta;

/// <summary>
/// Gives the same string for the same bytes as long as it remembers it, so that texts that come again and again cost nothing. Remembers a fixed number of texts:
/// callers may send as many different ones as they like. Not for several threads.
/// </summary>
internal sealed class TextTable
{
    private const int Groups = 1024; // a power of 2
    private const int GroupSize = 4;

    private readonly Entry[] entries = new Entry[Groups * GroupSize];
    private int next;

    /// <summary>The text of some UTF-8.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return "";
        }

        var group = entries.AsSpan(GroupOf(utf8) * GroupSize, GroupSize);
        foreach (ref readonly var entry in group)
        {
            if (utf8.SequenceEqual(entry.Utf8))
            {
                return entry.Text;
            }
        }

        ref var oldest = ref group[next++ & (GroupSize - 1)];
        oldest = new Entry(utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return oldest.Text;
    }

    private static int GroupOf(ReadOnlySpan<byte> utf8)
    {
        var hash = new HashCode();
        hash.AddBytes(utf8);
        return hash.ToHashCode() & (Groups - 1);
    }

    private readonly record struct Entry(byte[]? Utf8, string Text);
}
