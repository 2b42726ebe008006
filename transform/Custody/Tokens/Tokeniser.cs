using Analytics.Formats;

namespace Analytics.Custody.Tokens;

/// <summary>
/// Turns identifiers into tokens: the first 128 bits of HMAC-SHA-256(key(purpose, epoch), purpose || 0x00 || canonical value).
/// Not thread-safe: each worker has its own.
/// </summary>
public sealed class Tokeniser : IDisposable
{
    private const int PrefixRoom = 16;

    private static readonly byte[][] Prefixes = ["parcel\0"u8.ToArray(), "recipient\0"u8.ToArray(), "shipper\0"u8.ToArray()];

    private readonly KeyedHash[][] hashes;
    private readonly byte[] message = new byte[KeyedHash.PaddedLength(PrefixRoom + CanonicalForm.MaxLength)];
    private TokenPurpose last;
    private int length;

    /// <param name="live">The keys of the present epoch, then those of earlier ones, the newest first.</param>
    public Tokeniser(params IReadOnlyList<EpochKeys> live)
    {
        Epochs = [.. live.Select(keys => keys.Epoch)];
        hashes = [.. live.Select(keys => Enum.GetValues<TokenPurpose>().Select(purpose => new KeyedHash(keys.Of(purpose))).ToArray())];
    }

    /// <summary>The months of the keys, as yyyymm, in the order that they were given in.</summary>
    public IReadOnlyList<uint> Epochs { get; }

    /// <summary>Makes the token of the present epoch. False when the identifier is empty or a placeholder: such a value has no token.</summary>
    public bool TryTokenise(TokenPurpose purpose, Identifier identifier, out Token token)
    {
        var prefix = Prefixes[(int)purpose];
        var canonical = CanonicalForm.Write(identifier.Reveal(), message.AsSpan(prefix.Length));
        if (canonical == 0)
        {
            token = default;
            return false;
        }

        prefix.CopyTo(message, 0);
        (last, length) = (purpose, prefix.Length + canonical);
        KeyedHash.Pad(Padded, length);
        token = Again(0);
        return true;
    }

    /// <summary>The token of the value that was tokenised last, in another of the epochs.</summary>
    /// <param name="epoch">Its place in <see cref="Epochs"/>.</param>
    public Token Again(int epoch) => hashes[epoch][(int)last].Of(Padded, length);

    public void Dispose()
    {
        foreach (var hash in hashes.SelectMany(epoch => epoch))
        {
            hash.Dispose();
        }
    }

    private Span<byte> Padded => message.AsSpan(0, KeyedHash.PaddedLength(length));
}
