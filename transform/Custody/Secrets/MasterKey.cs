using System.Security.Cryptography;
using System.Text;

namespace Analytics.Custody.Secrets;

/// <summary>The key that other keys are stored under (AES-256-GCM). It never leaves memory and its own file.</summary>
internal sealed class MasterKey
{
    public const int Size = 32;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] key;

    public MasterKey(byte[] key)
    {
        this.key = key;
        Id = Convert.ToHexStringLower(SHA256.HashData([.. "analytics master key\0"u8, .. key]).AsSpan(0, 8));
    }

    /// <summary>By which a file tells what it was wrapped under: 16 hex digits of a hash of the key.</summary>
    public string Id { get; }

    /// <param name="secret">The key to store.</param>
    /// <param name="name">What it is: opened as anything else, it is refused.</param>
    /// <returns>Nonce, ciphertext and tag.</returns>
    public byte[] Wrap(ReadOnlySpan<byte> secret, string name)
    {
        var box = new byte[NonceSize + secret.Length + TagSize];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(box.AsSpan(0, NonceSize), secret, box.AsSpan(NonceSize, secret.Length), box.AsSpan(box.Length - TagSize), Encoding.UTF8.GetBytes(name));
        return box;
    }

    /// <summary>Null when it was wrapped under another key or another name, or was changed.</summary>
    public byte[]? Unwrap(ReadOnlySpan<byte> box, string name)
    {
        if (box.Length < NonceSize + TagSize)
        {
            return null;
        }

        var secret = new byte[box.Length - NonceSize - TagSize];
        try
        {
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(box[..NonceSize], box[NonceSize..^TagSize], box[^TagSize..], secret, Encoding.UTF8.GetBytes(name));
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
