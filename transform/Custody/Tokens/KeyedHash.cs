using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Analytics.Custody.Tokens;

/// <summary>
/// HMAC-SHA-256 (RFC 2104) under one key, for short messages: the blocks of the key are taken in once. Where the machine's OpenSSL does not
/// show the compression function, the framework's class does all of it.
/// </summary>
internal sealed class KeyedHash : IDisposable
{
    private const int LengthSize = sizeof(ulong);

    private readonly Sha256Blocks.State inner;
    private readonly Sha256Blocks.State outer;
    private readonly IncrementalHash? framework;

    /// <param name="key">At most a block.</param>
    /// <param name="isFramework">Whether the framework's class does it, also where it need not.</param>
    public KeyedHash(ReadOnlySpan<byte> key, bool isFramework = false)
    {
        if (isFramework || !Sha256Blocks.IsAvailable)
        {
            framework = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            return;
        }

        inner = Keyed(key, 0x36);
        outer = Keyed(key, 0x5c);
    }

    /// <summary>Bytes that a message takes up once it is <see cref="Pad">padded</see>.</summary>
    public static int PaddedLength(int length) =>
        (length + 1 + LengthSize + Sha256Blocks.BlockSize - 1) / Sha256Blocks.BlockSize * Sha256Blocks.BlockSize;

    /// <summary>Pads a message (FIPS 180-4, 5.1.1) that comes behind a key's block.</summary>
    /// <param name="buffer">The message at its beginning; <see cref="PaddedLength"/> bytes long.</param>
    /// <param name="length">Bytes of the message.</param>
    public static void Pad(Span<byte> buffer, int length)
    {
        buffer[length] = 0x80;
        buffer[(length + 1)..^LengthSize].Clear();
        BinaryPrimitives.WriteUInt64BigEndian(buffer[^LengthSize..], (ulong)(Sha256Blocks.BlockSize + length) * 8);
    }

    /// <summary>The first 128 bits of the hash.</summary>
    /// <param name="padded">The message, padded.</param>
    /// <param name="length">Bytes of the message in it.</param>
    public Token Of(ReadOnlySpan<byte> padded, int length)
    {
        Span<byte> block = stackalloc byte[Sha256Blocks.BlockSize];
        if (framework is not null)
        {
            framework.AppendData(padded[..length]);
            framework.GetHashAndReset(block);
            return Token.Read(block);
        }

        Sha256Blocks.Absorb(inner, padded).Write(block);
        Pad(block, SHA256.HashSizeInBytes);
        var digest = Sha256Blocks.Absorb(outer, block);
        return new Token(((ulong)digest[0] << 32) | digest[1], ((ulong)digest[2] << 32) | digest[3]);
    }

    public void Dispose() => framework?.Dispose();

    private static Sha256Blocks.State Keyed(ReadOnlySpan<byte> key, byte pad)
    {
        Span<byte> block = stackalloc byte[Sha256Blocks.BlockSize];
        block.Clear();
        key.CopyTo(block);
        foreach (ref var b in block)
        {
            b ^= pad;
        }

        return Sha256Blocks.Absorb(Sha256Blocks.Start(), block);
    }
}
