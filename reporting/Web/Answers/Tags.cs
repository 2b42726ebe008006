using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Analytics.Web;

/// <summary>ETags: a hash of what an answer was made from and what was asked.</summary>
internal static class Tags
{
    /// <param name="version">What the answer was made from.</param>
    /// <param name="asked">What was asked, written in one way only.</param>
    public static string Of(string version, string asked)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{version}\n{asked}"));
        return $"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"";
    }

    /// <param name="answer">The answer itself, where making it costs little.</param>
    public static string Of(ReadOnlySpan<byte> answer) => $"\"{Convert.ToHexStringLower(SHA256.HashData(answer).AsSpan(0, 16))}\"";

    /// <summary>Whether the caller has the answer with this tag already.</summary>
    public static bool IsKnown(HttpRequest request, string tag) => request.GetTypedHeaders().IfNoneMatch.Any(
        known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false));
}
