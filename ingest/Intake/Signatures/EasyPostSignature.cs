using System.Security.Cryptography;
using System.Text;

namespace Analytics.Intake.Signatures;

/// <summary>
/// EasyPost: header <c>X-Hmac-Signature</c> is <c>hmac-sha256-hex=</c> and the hexadecimal HMAC-SHA-256 of the body under
/// the secret in Unicode form NFKD.
/// </summary>
/// <param name="secret">The webhook secret, in any Unicode form.</param>
internal sealed class EasyPostSignature(string secret) : IPushSignature
{
    private const string Scheme = "hmac-sha256-hex=";
    private readonly byte[] key = Digest.KeyOf(secret.Normalize(NormalizationForm.FormKD));

    public bool Verify(in SignedPush push)
    {
        var header = push.Header("X-Hmac-Signature");
        Span<byte> expected = stackalloc byte[Digest.Bytes];
        HMACSHA256.HashData(key, push.Body, expected);
        return header.StartsWith(Scheme, StringComparison.Ordinal) && Digest.EqualsHex(expected, header[Scheme.Length..]);
    }
}
