using System.Security.Cryptography;
using Analytics.Formats;

namespace Analytics.Custody.Tokens;

/// <summary>
/// Turns identifiers into tokens: the first 128 bits of HMAC-SHA-256(key(purpose, epoch), purpose || 0x00 || canonical value).
/// Not thread-safe: each worker has its own.
/// </summary>
public sealed class Tokeniser : IDisposable
{
    private static readonly byte[][] Prefixes = ["parcel\0"u8.ToArray(), "recipient\0"u8.ToArray(), "shipper\0"u8.ToArray()];

    private readonly IncrementalHash[] hashes;
    private readonly byte[] canonical = new byte[CanonicalForm.MaxLength];
    private readonly byte[] hash = new byte[SHA256.HashSizeInBytes];

    public Tokeniser(EpochKeys keys)
    {
        Epoch = keys.Epoch;
        hashes = [.. Enum.GetValues<TokenPurpose>().Select(purpose => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys.Of(purpose)))];
    }

    /// <summary>The month of the keys, as yyyymm.</summary>
    public uint Epoch { get; }

    /// <summary>False when the identifier is empty or a placeholder: such a value has no token.</summary>
    public bool TryTokenise(TokenPurpose purpose, Identifier identifier, out Token token)
    {
        var length = CanonicalForm.Write(identifier.Reveal(), canonical);
        if (length == 0)
        {
            token = default;
            return false;
        }

        var hmac = hashes[(int)purpose];
        hmac.AppendData(Prefixes[(int)purpose]);
        hmac.AppendData(canonical.AsSpan(0, length));
        hmac.GetHashAndReset(hash);
        token = Token.Read(hash);
        return true;
    }

    public void Dispose()
    {
        foreach (var hmac in hashes)
        {
            hmac.Dispose();
        }
    }
}
