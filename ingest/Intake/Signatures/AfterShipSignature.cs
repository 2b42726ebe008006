using System.Security.Cryptography;

namespace Analytics.Intake.Signatures;

/// <summary>AfterShip: header <c>aftership-hmac-sha256</c> is the base64 HMAC-SHA-256 of the body.</summary>
/// <param name="secret">The webhook secret.</param>
internal sealed class AfterShipSignature(string secret) : IPushSignature
{
    private readonly byte[] key = Digest.KeyOf(secret);

    public bool Verify(in SignedPush push)
    {
        Span<byte> expected = stackalloc byte[Digest.Bytes];
        HMACSHA256.HashData(key, push.Body, expected);
        return Digest.EqualsBase64(expected, push.Header("aftership-hmac-sha256"));
    }
}
