using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Analytics.Web;

/// <summary>How a browser gets its session, by a one-time link or an API key, and gives it back.</summary>
internal static class SignIn
{
    public const string Path = "/sign-in";

    private const int LargestForm = 4096;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ByLinkAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(Path, ByKeyAsync).AllowAnonymous().ExcludeFromDescription().WithMetadata(new SizeLimit(LargestForm));
        routes.MapGet(Path + "/page.css", () => TypedResults.Content(Resources.Text("SignIn/Pages/page.css"), "text/css; charset=utf-8"))
            .AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/sign-out", SignOutAsync).RequireAuthorization(Policies.SignedIn)
            .WithSummary("Ends the session of this browser.").WithTags("Access");
    }

    private static async Task ByLinkAsync(HttpContext context, Sessions sessions, Refusals refusals, ILogger<Sessions> logger)
    {
        if (context.Request.Query["code"] is not [{ Length: > 0 } code])
        {
            await SignInPage.WriteAsync(context, StatusCodes.Status200OK, SignInPage.SignInFirst).ConfigureAwait(false);
            return;
        }

        await OpenAsync(context, await sessions.OpenByCodeAsync(code).ConfigureAwait(false), SignInPage.CodeIsOver, refusals, logger).ConfigureAwait(false);
    }

    private static async Task ByKeyAsync(HttpContext context, Sessions sessions, Refusals refusals, ILogger<Sessions> logger)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false) : FormCollection.Empty;
        await OpenAsync(context, await sessions.OpenByKeyAsync(form["key"].ToString().Trim()).ConfigureAwait(false), SignInPage.KeyIsWrong, refusals, logger).ConfigureAwait(false);
    }

    private static async Task OpenAsync(HttpContext context, string? session, string why, Refusals refusals, ILogger<Sessions> logger)
    {
        if (session is not null)
        {
            WebLog.SignedIn(logger);
            SessionCookie.Write(context, session);
            await SendOnAsync(context).ConfigureAwait(false);
            return;
        }

        if (refusals.Note(context))
        {
            await SignInPage.WriteAsync(context, StatusCodes.Status401Unauthorized, why).ConfigureAwait(false);
            return;
        }

        context.Response.Headers.RetryAfter = "60";
        await SignInPage.WriteAsync(context, StatusCodes.Status429TooManyRequests, SignInPage.TooMany).ConfigureAwait(false);
    }

    // A browser that followed a link on another site's page does not send a strict cookie on the redirect; it does from a page of ours.
    private static Task SendOnAsync(HttpContext context)
    {
        if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            return TypedResults.Content(Resources.Text("SignIn/Pages/signed-in.html"), "text/html; charset=utf-8").ExecuteAsync(context);
        }

        context.Response.Redirect("/");
        return Task.CompletedTask;
    }

    private static async Task<NoContent> SignOutAsync(HttpContext context, Sessions sessions, ILogger<Sessions> logger)
    {
        if (SessionCookie.Read(context) is { } session)
        {
            await sessions.CloseAsync(session).ConfigureAwait(false);
            SessionCookie.Delete(context);
            WebLog.SignedOut(logger);
        }

        return TypedResults.NoContent();
    }

    private sealed record SizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
