using System.Text;

namespace Analytics.Formats.Mapped;

/// <summary>A small table looked up by UTF-8 text in any case, without allocation.</summary>
internal sealed class TextTable<T>
{
    private const int Longest = 128;
    private readonly Dictionary<string, T> table;
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public TextTable(IEnumerable<KeyValuePair<string, T>> entries)
    {
        table = new Dictionary<string, T>(entries, StringComparer.OrdinalIgnoreCase);
        lookup = table.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool IsEmpty => table.Count == 0;

    public bool TryGet(ReadOnlySpan<byte> text, out T? value)
    {
        Span<char> chars = stackalloc char[Longest];
        value = default;
        return Encoding.UTF8.TryGetChars(text, chars, out var length) && lookup.TryGetValue(chars[..length], out value);
    }

    /// <summary>Looks up two texts with a slash between them.</summary>
    public bool TryGet(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, out T? value)
    {
        Span<char> chars = stackalloc char[Longest];
        value = default;
        if (!Encoding.UTF8.TryGetChars(first, chars, out var length) || length == Longest)
        {
            return false;
        }

        chars[length++] = '/';
        return Encoding.UTF8.TryGetChars(second, chars[length..], out var more) && lookup.TryGetValue(chars[..(length + more)], out value);
    }
}
