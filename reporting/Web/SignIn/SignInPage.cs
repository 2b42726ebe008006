using System.Net.Mime;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>The page that a browser without a session gets. It holds nothing of the data.</summary>
internal static class SignInPage
{
    public const string SignInFirst = "Sign in to see the dashboard.";
    public const string CodeIsOver = "This link has been used, or is older than 15 minutes.";
    public const string KeyIsWrong = "This key is not good. It may have been revoked.";
    public const string TooMany = "Too many wrong keys or links came from this address. Wait a minute.";

    /// <summary>Whether a request comes from somebody who looks at a page, rather than from a program or a script of the page.</summary>
    public static bool IsWanted(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase);

    public static Task WriteAsync(HttpContext context, int status, string message)
    {
        var page = Resources.Text("SignIn/Pages/sign-in.html").Replace("{{message}}", HtmlEncoder.Default.Encode(message), StringComparison.Ordinal);
        return TypedResults.Content(page, "text/html; charset=utf-8", statusCode: status).ExecuteAsync(context);
    }
}
