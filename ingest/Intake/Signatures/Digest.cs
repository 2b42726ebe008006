using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Intake.Signatures;

/// <summary>Compares SHA-256 digests with what a sender wrote, in a time that does not depend on where they differ.</summary>
internal static class Digest
{
    public const int Bytes = SHA256.HashSizeInBytes;

    /// <param name="expected">The digest, <see cref="Bytes"/> long.</param>
    /// <param name="hex">What the sender wrote: hexadecimal digits in either case.</param>
    public static bool EqualsHex(ReadOnlySpan<byte> expected, ReadOnlySpan<char> hex)
    {
        Span<byte> claimed = stackalloc byte[Bytes];
        return hex.Length == Bytes * 2
            && Convert.FromHexString(hex, claimed, out _, out _) == OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(expected, claimed);
    }

    /// <param name="expected">The digest, <see cref="Bytes"/> long.</param>
    /// <param name="base64">What the sender wrote.</param>
    public static bool EqualsBase64(ReadOnlySpan<byte> expected, ReadOnlySpan<char> base64)
    {
        Span<byte> claimed = stackalloc byte[Bytes];
        return Convert.TryFromBase64Chars(base64, claimed, out var written)
            && written == Bytes
            && CryptographicOperations.FixedTimeEquals(expected, claimed);
    }

    /// <summary>Compares secrets by their digests, so that not even the length shows in the time.</summary>
    public static bool SameSecret(ReadOnlySpan<byte> expectedDigest, ReadOnlySpan<char> secret)
    {
        var utf8 = new byte[Encoding.UTF8.GetByteCount(secret)];
        Encoding.UTF8.GetBytes(secret, utf8);
        Span<byte> claimed = stackalloc byte[Bytes];
        SHA256.HashData(utf8, claimed);
        return CryptographicOperations.FixedTimeEquals(expectedDigest, claimed);
    }

    /// <summary>The bytes of a secret. A secret is never empty: an empty key signs for everybody.</summary>
    public static byte[] KeyOf(string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        return Encoding.UTF8.GetBytes(secret);
    }
}
