using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Releases;

/// <summary>
/// Addresses of files that open them to whoever holds them, until they expire: HMAC-SHA-256 over the path, the id of the partner's key and
/// the end. They say nothing of the key itself, and are good only as long as the key and what it is entitled to.
/// </summary>
/// <param name="secret">As <see cref="PartnerBook.SecretAsync"/> gives it.</param>
/// <param name="time">Tells when an address expires.</param>
public sealed class SignedAddress(byte[] secret, TimeProvider time)
{
    /// <summary>How long an address is good for.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>When an address ends that is made now; whole seconds.</summary>
    public DateTimeOffset End => DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + Life).ToUnixTimeSeconds());

    /// <returns>43 characters that an address can hold as they are.</returns>
    public string Sign(string path, string partner, DateTimeOffset end) => Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"analytics file\n{path}\n{partner}\n{end.ToUnixTimeSeconds()}"))));

    /// <summary>What an address is worth, in a time that does not tell how far signatures agree.</summary>
    public SignatureState Check(string path, string partner, DateTimeOffset end, string signature)
    {
        var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(path, partner, end)), Encoding.UTF8.GetBytes(signature));
        return !isOurs ? SignatureState.Wrong : time.GetUtcNow() < end ? SignatureState.Good : SignatureState.Expired;
    }
}

/// <summary>What a signed address is worth.</summary>
public enum SignatureState
{
    /// <summary>It is ours, and has not ended.</summary>
    Good,

    /// <summary>It was ours.</summary>
    Expired,

    /// <summary>It is not ours, or was changed.</summary>
    Wrong,
}
