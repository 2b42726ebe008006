using System.Security.Cryptography;
using System.Text;

namespace Analytics.Intake.Signatures;

/// <summary>
/// Shippo: a header <c>t=seconds,v1=hex</c> whose hex is the HMAC-SHA-256 of <c>seconds.body</c>. The header is called
/// <c>Shippo-Auth-Signature</c> or <c>Shippo-Signature</c>. While a secret is being changed there may be several <c>v1</c>.
/// </summary>
/// <param name="secret">The webhook secret.</param>
/// <param name="window">Bounds replay.</param>
internal sealed class ShippoSignature(string secret, TimestampWindow window) : IPushSignature
{
    private readonly byte[] key = Digest.KeyOf(secret);

    public bool Verify(in SignedPush push)
    {
        var header = push.Header("Shippo-Auth-Signature");
        header = header.IsEmpty ? push.Header("Shippo-Signature") : header;
        if (!TryReadTimestamp(header, out var timestamp) || !window.Admits(timestamp))
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[Digest.Bytes];
        Sign(timestamp, push.Body, expected);
        var matches = false;
        foreach (var part in header.Split(','))
        {
            var entry = header[part].Trim();
            matches |= entry.StartsWith("v1=", StringComparison.Ordinal) && Digest.EqualsHex(expected, entry[3..]);
        }

        return matches;
    }

    // A second timestamp would leave open which of the two was signed.
    private static bool TryReadTimestamp(ReadOnlySpan<char> header, out ReadOnlySpan<char> timestamp)
    {
        timestamp = default;
        var found = 0;
        foreach (var part in header.Split(','))
        {
            var entry = header[part].Trim();
            if (entry.StartsWith("t=", StringComparison.Ordinal))
            {
                timestamp = entry[2..];
                found++;
            }
        }

        return found == 1;
    }

    private void Sign(ReadOnlySpan<char> timestamp, ReadOnlySpan<byte> body, Span<byte> signature)
    {
        Span<byte> prefix = stackalloc byte[TimestampWindow.MaxDigits + 1];
        var length = Encoding.ASCII.GetBytes(timestamp, prefix);
        prefix[length] = (byte)'.';
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(prefix[..(length + 1)]);
        hmac.AppendData(body);
        hmac.GetHashAndReset(signature);
    }
}
