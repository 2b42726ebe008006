using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Custody.Requests;

/// <summary>Somebody who has received personal data, and is told what persons have asked for.</summary>
public sealed class Recipient
{
    /// <summary>The shortest secret, in bytes.</summary>
    public const int ShortestSecret = 16;

    private readonly byte[] secret;

    /// <param name="name">What the recipient is called in lists: 1 to 50 small letters, digits and dashes.</param>
    /// <param name="url">Where notices are posted: https, or http on the loopback device.</param>
    /// <param name="secret">What notices are signed with.</param>
    /// <exception cref="ArgumentException">One of these cannot be; the message does not tell the secret.</exception>
    public Recipient(string name, string url, string secret)
    {
        if (name.Length is 0 or > 50 || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw new ArgumentException("A recipient's name has 1 to 50 small letters, digits and dashes.");
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.UserInfo.Length > 0
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new ArgumentException($"The url of the recipient {name} must be https, without user and password; http only on this machine itself.");
        }

        (Name, Url, this.secret) = (name, address, Encoding.UTF8.GetBytes(secret));
        if (this.secret.Length < ShortestSecret)
        {
            throw new ArgumentException($"The secret of the recipient {name} is too short: it needs at least {ShortestSecret} bytes.");
        }
    }

    public string Name { get; }

    public Uri Url { get; }

    /// <summary>The header <c>Analytics-Signature</c>: <c>t=SECONDS,v1=HEX</c>, an HMAC-SHA256 of the seconds, a dot and the body.</summary>
    internal string Sign(ReadOnlySpan<byte> body, long seconds)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.")));
        hash.AppendData(body);
        return string.Create(CultureInfo.InvariantCulture, $"t={seconds},v1={Convert.ToHexStringLower(hash.GetHashAndReset())}");
    }
}
