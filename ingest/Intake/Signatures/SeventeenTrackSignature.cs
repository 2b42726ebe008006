using System.Security.Cryptography;

namespace Analytics.Intake.Signatures;

/// <summary>
/// 17TRACK: header <c>sign</c> is the hexadecimal SHA-256 of the body, a slash and the account's key. It has no timestamp
/// and so no protection from replay: a push seen twice must have no second effect.
/// </summary>
/// <param name="key">The account's API key.</param>
internal sealed class SeventeenTrackSignature(string key) : IPushSignature
{
    private readonly byte[] suffix = [(byte)'/', .. Digest.KeyOf(key)];

    public bool Verify(in SignedPush push)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(push.Body);
        hash.AppendData(suffix);
        Span<byte> expected = stackalloc byte[Digest.Bytes];
        hash.GetHashAndReset(expected);
        return Digest.EqualsHex(expected, push.Header("sign"));
    }
}
