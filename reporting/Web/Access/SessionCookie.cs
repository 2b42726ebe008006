using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>The cookie of a signed-in browser. Over TLS its name binds it to this host.</summary>
internal static class SessionCookie
{
    private const string Plain = "analytics-session";
    private const string Secure = "__Host-analytics-session";

    public static string? Read(HttpContext context) => context.Request.Cookies[NameFor(context)] is { Length: > 0 } session ? session : null;

    public static void Write(HttpContext context, string session) => context.Response.Cookies.Append(NameFor(context), session, Options(context));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(NameFor(context), Options(context));

    private static string NameFor(HttpContext context) => context.Request.IsHttps ? Secure : Plain;

    // Without an end of its own the cookie goes with the browser; the session ends on the server.
    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
    };
}
