using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>Refuses requests that change something and come from another site's page. A key in a header cannot be sent by one; a cookie can.</summary>
internal static class SameOrigin
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        var isSafe = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        var isBrowsers = context.Request.Headers.Authorization.Count == 0
            && (SessionCookie.Read(context) is not null || context.Request.Path.StartsWithSegments(SignIn.Path, StringComparison.OrdinalIgnoreCase));
        return isSafe || !isBrowsers || IsSameOrigin(context.Request)
            ? next(context)
            : Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "The request comes from another site's page, or does not say where from. Send a key as 'Authorization: Bearer KEY', or use the page itself.");
    }

    private static bool IsSameOrigin(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" => true,
        "" => request.Headers.Origin == $"{request.Scheme}://{request.Host}",
        _ => false,
    };
}
