using System.Security.Cryptography;
using System.Text;

namespace Analytics.Intake.Signatures;

/// <summary>
/// TrackingMore's signature: the hexadecimal HMAC-SHA-256 of a timestamp. The published test vector shows that the body is
/// not signed, whatever the prose beside it says: who has seen one push could send any other under its signature while
/// the window lasts. So a random secret in the URL that TrackingMore is given must match as well.
/// </summary>
/// <param name="secret">The webhook secret (v4) or the account's e-mail address (v2).</param>
/// <param name="urlSecret">The secret in the URL.</param>
/// <param name="window">Bounds replay.</param>
internal sealed class SignedTimestamp(string secret, string urlSecret, TimestampWindow window)
{
    private readonly byte[] key = Digest.KeyOf(secret);
    private readonly byte[] urlDigest = SHA256.HashData(Digest.KeyOf(urlSecret));

    public bool Verify(ReadOnlySpan<char> timestamp, ReadOnlySpan<char> signature, ReadOnlySpan<char> urlSecretGiven)
    {
        if (!window.Admits(timestamp))
        {
            return false;
        }

        Span<byte> text = stackalloc byte[TimestampWindow.MaxDigits];
        var length = Encoding.ASCII.GetBytes(timestamp, text);
        Span<byte> expected = stackalloc byte[Digest.Bytes];
        HMACSHA256.HashData(key, text[..length], expected);
        return Digest.EqualsHex(expected, signature) & Digest.SameSecret(urlDigest, urlSecretGiven);
    }
}
