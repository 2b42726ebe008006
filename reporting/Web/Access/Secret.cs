using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Web;

/// <summary>A text of 256 random bits, and what may be stored of it. So many bits cannot be guessed, so a fast hash is enough.</summary>
internal sealed record Secret
{
    private const int Bytes = 32;
    private const int IdDigits = 12;

    private Secret(string text) => Hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>SHA-256 of the whole text.</summary>
    public byte[] Hash { get; }

    /// <summary>What the secret is looked up by; tells nothing of it that helps.</summary>
    public string Id => Convert.ToHexStringLower(Hash)[..IdDigits];

    /// <summary>A new secret, with its text, which is to be shown once and kept nowhere.</summary>
    public static (Secret Secret, string Text) New(string prefix = "")
    {
        var text = prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return (new Secret(text), text);
    }

    public static Secret Of(string text) => new(text);

    /// <summary>Whether a stored hash is this one's, in a time that does not tell how far they agree.</summary>
    public bool Matches(byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash, hash);

    public override string ToString() => "***";
}
