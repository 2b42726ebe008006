using System.Buffers.Binary;
using System.Security.Cryptography;
using Analytics.Custody.Tokens;
using Analytics.Formats;

namespace Analytics.Custody.DayKeys;

/// <summary>
/// Seals and opens pushes under a day's key (AES-256-GCM), and makes the keyed hashes by which they are routed. Not thread-safe:
/// each worker has its own.
/// </summary>
public sealed class DayCipher : IDisposable
{
    /// <summary>Bytes by which what is sealed is longer than what it holds: nonce before it, tag behind it.</summary>
    public const int Overhead = NonceSize + TagSize;

    /// <summary>Bytes of a keyed hash.</summary>
    public const int RouteSize = 16;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly AesGcm aes;
    private readonly IncrementalHash hash;
    private readonly byte[] nonce = new byte[NonceSize];
    private readonly byte[] canonical = new byte[CanonicalForm.MaxLength];
    private uint sealedUnderPrefix;

    public DayCipher(DayKey key)
    {
        Day = key.Id;
        aes = new AesGcm(key.Seal, TagSize);
        hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Route);
    }

    /// <summary>The day of the key, as yyyymmdd.</summary>
    public uint Day { get; }

    /// <summary>Writes nonce, ciphertext and tag.</summary>
    /// <param name="plain">What is sealed.</param>
    /// <param name="context">What stands beside it in the clear and cannot be changed without notice.</param>
    /// <param name="destination"><see cref="Overhead"/> bytes longer than <paramref name="plain"/>.</param>
    public void Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context, Span<byte> destination)
    {
        NextNonce();
        nonce.CopyTo(destination);
        aes.Encrypt(nonce, plain, destination.Slice(NonceSize, plain.Length), destination[^TagSize..], context);
    }

    /// <summary>False when this key does not open it, or it or its context was changed; then nothing of it is in the destination.</summary>
    /// <param name="box">At least <see cref="Overhead"/> bytes.</param>
    /// <param name="context">What stood beside it in the clear.</param>
    /// <param name="destination"><see cref="Overhead"/> bytes shorter than <paramref name="box"/>.</param>
    public bool TryOpen(ReadOnlySpan<byte> box, ReadOnlySpan<byte> context, Span<byte> destination)
    {
        try
        {
            aes.Decrypt(box[..NonceSize], box[NonceSize..^TagSize], box[^TagSize..], destination, context);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    /// <summary>Writes the keyed hash of a tracking number; false when it is empty or a placeholder.</summary>
    public bool TryRoute(Identifier number, Span<byte> destination)
    {
        var length = CanonicalForm.Write(number.Reveal(), canonical);
        if (length > 0)
        {
            Write("number\0"u8, canonical.AsSpan(0, length), destination);
        }

        return length > 0;
    }

    /// <summary>Writes the keyed hash of a whole push.</summary>
    public void Route(ReadOnlySpan<byte> push, Span<byte> destination) => Write("push\0"u8, push, destination);

    public void Dispose()
    {
        aes.Dispose();
        hash.Dispose();
    }

    private void Write(ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> value, Span<byte> destination)
    {
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        hash.AppendData(purpose);
        hash.AppendData(value);
        hash.GetHashAndReset(whole);
        whole[..RouteSize].CopyTo(destination);
    }

    // NIST SP 800-38D, 8.2: 64 random bits for each cipher and a counter below them never repeat in practice, where 96 random bits
    // for each push would be past their bound (2^32) after one busy day.
    private void NextNonce()
    {
        if (sealedUnderPrefix == 0)
        {
            RandomNumberGenerator.Fill(nonce.AsSpan(0, sizeof(ulong)));
        }

        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(sizeof(ulong)), sealedUnderPrefix++);
    }
}
