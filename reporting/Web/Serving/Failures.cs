using Analytics.Control;
using Analytics.Custody.Tokens;
using Analytics.Eta;
using Analytics.Releases;
using Analytics.Reports;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Analytics.Web;

/// <summary>What a caller is told when a request fails: never what the warehouse said, nor what was sent.</summary>
internal sealed class Failures(ILogger<Failures> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "10";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case ReportRequestException { Parameter: "report" } request:
                await Problems.WriteAsync(httpContext, StatusCodes.Status404NotFound, request.Message, request.Parameter).ConfigureAwait(false);
                return true;
            case ReportRequestException request:
                await Problems.WriteAsync(httpContext, StatusCodes.Status400BadRequest, request.Message, request.Parameter).ConfigureAwait(false);
                return true;
            case BadHttpRequestException bad:
                await Problems.WriteAsync(httpContext, bad.StatusCode, "The request is malformed, or larger than the server takes.").ConfigureAwait(false);
                return true;
            case ControlException control:
                WebLog.ControlFailed(logger, control.Message);
                await PassingAsync(httpContext).ConfigureAwait(false);
                return true;
            case KeyFileException keys:
                WebLog.KeysFailed(logger, keys.Message);
                await PassingAsync(httpContext).ConfigureAwait(false);
                return true;
            case ReleaseException release:
                PartnerLog.FilesFailed(logger, release.Message);
                await PassingAsync(httpContext).ConfigureAwait(false);
                return true;
            case EtaException model:
                WebLog.ModelFailed(logger, model.Message);
                await PassingAsync(httpContext).ConfigureAwait(false);
                return true;
        }

        if (ReportFailure.Of(exception) is not { } failure)
        {
            // Not the message: it may quote what was sent.
            WebLog.Failed(logger, exception.GetType().Name, exception.StackTrace);
            await FailedAsync(httpContext).ConfigureAwait(false);
            return true;
        }

        WebLog.WarehouseFailed(logger, exception.Message);
        await (failure.MayPass ? PassingAsync(httpContext) : FailedAsync(httpContext)).ConfigureAwait(false);
        return true;
    }

    private static Task PassingAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "The answer cannot be made at the moment. Try again in a while. The server's log says why.");
    }

    private static Task FailedAsync(HttpContext context) =>
        Problems.WriteAsync(context, StatusCodes.Status500InternalServerError, "The answer could not be made. The server's log says why.");
}
