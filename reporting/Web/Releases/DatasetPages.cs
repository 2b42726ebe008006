using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Analytics.Releases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Analytics.Web;

/// <summary>What anybody may know of datasets: which ones are published, and their data dictionaries. No other file of a release is public.</summary>
internal sealed partial class DatasetPages(PartnerShelf shelf)
{
    public const string Path = "/datasets";

    private const string Html = "text/html; charset=utf-8";
    private const string NoDataset = "There is no published dataset of this name. /datasets lists those that there are.";

    public async Task<IResult> ListAsync(CancellationToken cancellation)
    {
        var windows = (await PublishedAsync(cancellation).ConfigureAwait(false)).ToLookup(release => release.Dataset, release => release.Window);
        var list = new StringBuilder();
        foreach (var dataset in (await shelf.Ledger.DatasetsAsync(cancellation).ConfigureAwait(false)).Where(dataset => windows.Contains(dataset.Id)))
        {
            list.Append(CultureInfo.InvariantCulture, $"<h2><a href=\"{Path}/{dataset.Id}\">{Encoded(dataset.Title)}</a></h2>\n<p>{Encoded(dataset.Description)}</p>\n");
            list.Append(CultureInfo.InvariantCulture, $"<p>Published for {string.Join(", ", windows[dataset.Id].Order())}.</p>\n");
        }

        return Page(StatusCodes.Status200OK, list.Length > 0 ? list.ToString() : "<p>No dataset is published yet.</p>\n");
    }

    public async Task<IResult> ShowAsync(string id, HttpContext context)
    {
        var latest = (await PublishedAsync(context.RequestAborted).ConfigureAwait(false)).Where(release => release.Dataset == id).MaxBy(release => release.Window);
        if (latest is null || await shelf.DictionaryAsync(latest, context.RequestAborted).ConfigureAwait(false) is not { } dictionary)
        {
            return SignInPage.IsWanted(context)
                ? Page(StatusCodes.Status404NotFound, $"<p>There is no published dataset of this name. <a href=\"{Path}\">All datasets</a></p>\n")
                : Problems.Result(StatusCodes.Status404NotFound, NoDataset);
        }

        SecurityHeaders.AllowStyles(context, Style().Matches(Encoding.UTF8.GetString(dictionary.Bytes)).Select(style => style.Groups[1].Value));
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(dictionary.Bytes, Html, entityTag: new EntityTagHeaderValue($"\"{dictionary.Sha256}\""));
    }

    private async Task<IEnumerable<ReleaseRecord>> PublishedAsync(CancellationToken cancellation) =>
        (await shelf.Ledger.ReleasesAsync(cancellation).ConfigureAwait(false)).Where(release => release.Step == LedgerStep.Published);

    private static ContentHttpResult Page(int status, string content) =>
        TypedResults.Content(Resources.Text("Releases/Pages/datasets.html").Replace("{{content}}", content, StringComparison.Ordinal), Html, statusCode: status);

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
