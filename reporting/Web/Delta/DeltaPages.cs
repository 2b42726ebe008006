using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>Lists in pages: a token holds the name of the last item that was given.</summary>
internal static class DeltaPages
{
    private const string MaxResults = "maxResults";
    private const string PageToken = "pageToken";
    private const string TokenPrefix = "after:";
    private const int Most = 500;

    /// <summary>Names, what they mean and what may be given.</summary>
    public static readonly IReadOnlyList<(string Name, string Description, string Example)> Parameters =
    [
        (MaxResults, "How many at most; 500 at most in any case.", "100"),
        (PageToken, "The nextPageToken of the page before.", "YWZ0ZXI6"),
    ];

    /// <summary>The page that is asked for; null where what asks for it cannot be read.</summary>
    /// <param name="items">All items, each with a name of its own.</param>
    /// <param name="name">Its name.</param>
    /// <param name="query">Asks.</param>
    public static DeltaPage<T>? Of<T>(IEnumerable<T> items, Func<T, string> name, IQueryCollection query)
    {
        var most = Most;
        if (query.TryGetValue(MaxResults, out var asked) && !int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out most))
        {
            return null;
        }

        if (Last(query[PageToken].ToString()) is not { } last)
        {
            return null;
        }

        var left = items.Where(item => string.CompareOrdinal(name(item), last) > 0).OrderBy(name, StringComparer.Ordinal).ToList();
        var page = left.Take(Math.Min(most, Most)).ToList();
        return new DeltaPage<T>(page, page.Count == left.Count ? null : Token(page.Count == 0 ? last : name(page[^1])));
    }

    private static string Token(string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(TokenPrefix + last));

    private static string? Last(string token)
    {
        if (token.Length == 0)
        {
            return "";
        }

        var bytes = new byte[token.Length];
        var text = Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return text.StartsWith(TokenPrefix, StringComparison.Ordinal) ? text[TokenPrefix.Length..] : null;
    }
}
