using System.Security.Cryptography;
using System.Text;
using Analytics.Custody.Tokens;

namespace Analytics.Custody.Subjects;

/// <summary>Seals tokens for the control database, each under its epoch's own key (AES-256-GCM): they die with the epoch wherever they were copied to.</summary>
internal static class TokenSeal
{
    /// <summary>Bytes of a sealed token: nonce, ciphertext and tag.</summary>
    public const int Size = NonceSize + Token.Size + TagSize;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static byte[] Seal(EpochKeys keys, TokenPurpose purpose, Token token)
    {
        var box = new byte[Size];
        Span<byte> plain = stackalloc byte[Token.Size];
        token.Write(plain);
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(keys.Records, TagSize);
        aes.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize, Token.Size), box.AsSpan(NonceSize + Token.Size), ContextOf(keys.Epoch, purpose));
        return box;
    }

    /// <summary>Null when it was sealed under another key or as something else, or was changed.</summary>
    public static Token? Open(EpochKeys keys, TokenPurpose purpose, ReadOnlySpan<byte> box)
    {
        Span<byte> plain = stackalloc byte[Token.Size];
        try
        {
            using var aes = new AesGcm(keys.Records, TagSize);
            aes.Decrypt(box[..NonceSize], box.Slice(NonceSize, Token.Size), box[(NonceSize + Token.Size)..], plain, ContextOf(keys.Epoch, purpose));
            return Token.Read(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] ContextOf(uint epoch, TokenPurpose purpose) => Encoding.ASCII.GetBytes(FormattableString.Invariant($"{epoch} {purpose}"));
}
