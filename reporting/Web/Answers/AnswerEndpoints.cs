using System.Security.Claims;
using Analytics.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Analytics.Web;

/// <summary>What programs and the dashboard ask.</summary>
internal static class AnswerEndpoints
{
    private const string Access = "Access";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/me", (ClaimsPrincipal caller) => TypedResults.Json(
                new Me(caller.Identity!.Name!, caller.FindFirstValue(ClaimTypes.Role)!), WebJson.Default.Me))
            .RequireAuthorization(Policies.SignedIn)
            .WithTags(Access)
            .WithSummary("Whose the key is.")
            .Produces<Me>()
            .ProducesProblem(StatusCodes.Status401Unauthorized);

        var reports = routes.MapGroup("/v1").RequireAuthorization(Policies.Reports)
            .WithTags("Reports")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        reports.MapGet("/reports/{name}", (string name, HttpContext context, ReportAnswers answers) => answers.ReportAsync(name, context, context.RequestAborted))
            .WithName(ApiDocument.ReportOperation)
            .WithSummary("A report: the same figures as 'analytics report' gives.")
            .WithDescription("JSON comes in pages; CSV, Parquet and Arrow are whole and come as files. The answer has an ETag: send it as If-None-Match to hear whether anything has changed.")
            .Produces<ReportBody>(StatusCodes.Status200OK, AnswerFormats.Json, AnswerFormats.Csv, AnswerFormats.Parquet, AnswerFormats.Arrow)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapGet("/alerts", (HttpContext context, ReportAnswers answers) => answers.AlertsAsync(context, context.RequestAborted))
            .WithName(ApiDocument.AlertOperation)
            .WithSummary("Which carriers and lanes left their control limits in their latest complete week: the same as 'analytics alerts' tells.")
            .Produces<AlertReport>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        reports.MapGet("/filters", (HttpContext context, ReportAnswers answers) => answers.FiltersAsync(context, context.RequestAborted))
            .WithSummary("The values that filters can be given: those that occur.")
            .Produces<FilterValues>()
            .Produces(StatusCodes.Status304NotModified);
        reports.MapGet("/freshness", (HttpContext context, ReportAnswers answers) => answers.FreshnessAsync(context.RequestAborted))
            .WithSummary("How fresh the figures are.")
            .Produces<Freshness>();
    }
}
