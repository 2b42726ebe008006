using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Analytics.Web;

/// <summary>What partners ask: the datasets that they bought, and their files.</summary>
internal static class PartnerEndpoints
{
    private static readonly string[] reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var datasets = routes.MapGroup("/v1").RequireAuthorization(Policies.Partners)
            .WithTags("Datasets")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        datasets.MapGet("/datasets", (HttpContext context, PartnerAnswers answers) => answers.ListAsync(context))
            .WithSummary("The datasets that your key opens.")
            .Produces<PartnerDatasetList>();
        datasets.MapGet("/datasets/{id}", (string id, HttpContext context, PartnerAnswers answers) => answers.ShowAsync(id, context))
            .WithSummary("One of them.")
            .Produces<PartnerDatasetBody>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        datasets.MapGet("/datasets/{id}/releases", (string id, HttpContext context, PartnerAnswers answers) => answers.ReleasesAsync(id, context))
            .WithSummary("Its releases with their files.")
            .Produces<PartnerReleaseList>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        datasets.MapGet("/datasets/{id}/terms", (string id, HttpContext context, PartnerAnswers answers) => answers.TermsAsync(id, context))
            .WithSummary("The terms of use, which are to be agreed to before the first download.")
            .Produces<TermsBody>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        datasets.MapPost("/datasets/{id}/terms", (string id, HttpContext context, PartnerAnswers answers) => answers.AcceptAsync(id, context))
            .WithSummary("Agree to the terms of use. The time and the version are recorded.")
            .WithMetadata(new TakesBody(typeof(TermsEntry)))
            .Produces<TermsBody>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        Describe(datasets.MapMethods("/datasets/{id}/releases/{window}/files/{name}", reading, SendAsync))
            .WithDescription("A file never changes. Range asks for a part of it, If-Range goes on with a download only if it is of the same file, and Repr-Digest is the SHA-256 of all of it. Each answer is recorded.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone);
    }

    /// <summary>Sends a file.</summary>
    public static Task SendAsync(string id, string window, string name, HttpContext context, PartnerFiles files) => files.SendAsync(id, window, name, context);

    /// <summary>Describes an operation that sends a file.</summary>
    public static RouteHandlerBuilder Describe(RouteHandlerBuilder route) => route
        .WithSummary("A file of a release.")
        .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
        .Produces(StatusCodes.Status206PartialContent, contentType: "application/octet-stream")
        .Produces(StatusCodes.Status304NotModified)
        .Produces(StatusCodes.Status412PreconditionFailed)
        .Produces(StatusCodes.Status416RangeNotSatisfiable);
}
