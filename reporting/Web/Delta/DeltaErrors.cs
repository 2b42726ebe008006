using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>Errors as the Delta Sharing protocol has them.</summary>
/// <param name="ErrorCode">For programs.</param>
/// <param name="Message">For people.</param>
internal sealed record DeltaError(string ErrorCode, string Message);

/// <summary>Makes them.</summary>
internal static class DeltaErrors
{
    public const string Prefix = "/v1/delta-sharing";

    /// <summary>Whether a request is one of the protocol's.</summary>
    public static bool IsFor(HttpRequest request) => request.Path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase);

    public static IResult Result(int status, string message) => TypedResults.Json(new DeltaError(CodeOf(status), message), DeltaJson.Default.DeltaError, statusCode: status);

    public static IResult NoSuch(string what) => Result(StatusCodes.Status404NotFound, $"There is no {what} of this name that your key opens.");

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "INVALID_PARAMETER_VALUE",
        StatusCodes.Status401Unauthorized => "UNAUTHENTICATED",
        StatusCodes.Status403Forbidden => "PERMISSION_DENIED",
        StatusCodes.Status404NotFound or StatusCodes.Status410Gone => "RESOURCE_DOES_NOT_EXIST",
        StatusCodes.Status429TooManyRequests => "REQUEST_LIMIT_EXCEEDED",
        StatusCodes.Status503ServiceUnavailable => "TEMPORARILY_UNAVAILABLE",
        < StatusCodes.Status500InternalServerError => "MALFORMED_REQUEST",
        _ => "INTERNAL_ERROR",
    };
}
