using Analytics.Custody.Tripwires;
using Analytics.Formats;

namespace Analytics.Pipeline.Coarsening;

/// <summary>
/// The kept texts (carriers, services) that a worker has met: each is looked at by the tripwire and canonicalised once,
/// and handed out as one and the same array from then on.
/// </summary>
internal sealed class TextBook
{
    // More distinct carriers and services than the world has: beyond, someone sends garbage, and the book starts anew.
    private const int MaxTexts = 100_000;

    private readonly Dictionary<byte[], byte[]?> texts;
    private readonly Dictionary<byte[], byte[]?>.AlternateLookup<ReadOnlySpan<byte>> lookup;

    public TextBook()
    {
        texts = new Dictionary<byte[], byte[]?>(new Utf8Comparer());
        lookup = texts.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The text to keep, or null when it trips the wire. An empty text and a placeholder are kept as an empty text.</summary>
    public byte[]? Find(ReadOnlySpan<byte> text)
    {
        text = text.Trim((byte)' ');
        if (text.Length > Tripwire.MaxLength)
        {
            // Garbage of any length would fill memory before it fills the book.
            return Look(text);
        }

        if (lookup.TryGetValue(text, out var kept))
        {
            return kept;
        }

        if (texts.Count == MaxTexts)
        {
            texts.Clear();
        }

        kept = Look(text);
        texts.Add(text.ToArray(), kept);
        return kept;
    }

    private static byte[]? Look(ReadOnlySpan<byte> text) =>
        Placeholders.IsOne(text) ? []
        : Tripwire.Trips(text) ? null
        : Carriers.Canonical(text).ToArray();

    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] text) => GetHashCode(text.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = 2166136261;
            foreach (var b in alternate)
            {
                hash = (hash ^ b) * 16777619;
            }

            return (int)hash;
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
