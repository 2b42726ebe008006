using System.Security.Cryptography;
using System.Text;
using Analytics.Reports;
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

    /// <summary>Whether the caller has the answer with this tag already.</summary>
    public static bool IsKnown(HttpRequest request, string tag) => request.GetTypedHeaders().IfNoneMatch.Any(
        known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false));

    /// <summary>A request as the query that asks for it, the same for all that ask the same. The page and the format are left out.</summary>
    public static string Canonical(ReportRequest request)
    {
        var query = new List<string>();
        Add("group", string.Join(',', request.Group).ToLowerInvariant());
        Add("from", request.From?.ToString("yyyy-MM-dd", null));
        Add("to", request.To?.ToString("yyyy-MM-dd", null));
        Add("carrier", request.Carrier);
        Add("origin", request.Origin);
        Add("destination", request.Destination);
        Add("as-of", request.AsOf?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null));
        Add("rank-by", request.Report == ReportKind.CarrierSpeed ? $"p{request.Percentile}" : null);
        Add("leave-out-mixed-clocks", request.LeaveOutMixedClocks ? "true" : null);
        return string.Join('&', query);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }
}
