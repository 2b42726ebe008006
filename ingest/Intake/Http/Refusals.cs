using System.Globalization;
using Analytics.Formats;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Intake.Http;

/// <summary>Every answer of the intake that is no success, with what to do about it.</summary>
internal static class Refusals
{
    private const int RetryAfterSeconds = 2;

    public static IResult NoSuchProvider(IEnumerable<string> names) => Of(
        StatusCodes.Status404NotFound, "There is no such provider", $"Pushes are taken at /intake/ and one of: {string.Join(", ", names)}.");

    public static IResult WrongType { get; } = Of(
        StatusCodes.Status415UnsupportedMediaType,
        "The content type is not one that is taken here",
        "Send one push as application/json, as its provider wrote it, without Content-Encoding; or many, one in a line, as application/x-ndjson, with Content-Encoding: gzip where they are compressed.");

    public static IResult TooLarge { get; } = Of(
        StatusCodes.Status413PayloadTooLarge,
        "The push is too large",
        $"One push may have {FormatLimits.MaxPushBytes >> 20} MiB.");

    public static IResult NoSecret(string provider) => Of(
        StatusCodes.Status403Forbidden,
        "The provider's secret is not known here",
        $"Its signature cannot be checked. Set the secret on the server: analytics intake secret {provider}. Nothing was kept; send the push again after that.");

    public static IResult BadSignature { get; } = Of(
        StatusCodes.Status401Unauthorized,
        "The signature does not match",
        "The push must carry its provider's signature over the body as sent, under the secret that is set on the server. Nothing was kept.");

    public static IResult Busy { get; } = new Later(Of(
        StatusCodes.Status429TooManyRequests, "Too many pushes are waiting", "Nothing was kept. Send the push again, not before the time that Retry-After says."));

    public static IResult Closed { get; } = new Later(Of(
        StatusCodes.Status503ServiceUnavailable, "The intake is closed for the moment", "It is starting, stopping, or cannot write. The push was not acknowledged: send it again later; that is safe."));

    public static IResult Rejected(RejectionReason reason) => Of(
        StatusCodes.Status422UnprocessableEntity,
        "The push cannot be used",
        $"It is rejected: {Reasons.Explain(reason)}. Sending it again will not change that.",
        new Dictionary<string, object?> { ["reason"] = reason.ToString() });

    public static IResult Broken(string why, IntakeAnswer before)
    {
        var counts = new Dictionary<string, object?> { ["kept"] = before.Kept, ["rejected"] = before.Rejected, ["withheld"] = before.Withheld };
        if (before.Queued is { } queued)
        {
            counts.Add("queued", queued);
        }

        return Of(
            StatusCodes.Status400BadRequest,
            "The upload could not be read to its end",
            $"{why} What came before that is committed, with the counts given here. Send it again whole: what is kept already has no second effect.",
            counts);
    }

    /// <summary>The status of an answer of these; null for any other.</summary>
    public static int? StatusOf(IResult answer) => answer switch
    {
        Later later => later.Status,
        ProblemHttpResult problem => problem.StatusCode,
        _ => null,
    };

    private static ProblemHttpResult Of(int status, string title, string detail, IDictionary<string, object?>? more = null) =>
        TypedResults.Problem(detail, statusCode: status, title: title, extensions: more);

    /// <summary>An answer that says when to come again.</summary>
    private sealed class Later(ProblemHttpResult answer) : IResult
    {
        public int Status => answer.StatusCode;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return answer.ExecuteAsync(httpContext);
        }
    }
}
