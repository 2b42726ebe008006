using Analytics.Custody.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Analytics.Web;

/// <summary>What those ask who look after requests of persons.</summary>
internal static class PrivacyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var privacy = routes.MapGroup("/v1/privacy").RequireAuthorization(Policies.Privacy)
            .WithTags("Privacy")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        privacy.MapGet("/overview", (PrivacyAnswers answers, CancellationToken cancellation) => answers.OverviewAsync(cancellation))
            .WithSummary("How requests, epochs, withheld pushes and unknown fields stand.")
            .Produces<PrivacyOverview>();
        privacy.MapGet("/requests", (HttpContext context, PrivacyAnswers answers) => answers.ListAsync(context.Request, context.RequestAborted))
            .WithName(ApiDocument.RequestListOperation)
            .WithSummary("Requests of persons, the one that is due first coming first.")
            .Produces<RequestList>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        privacy.MapPost("/requests", (HttpContext context, PrivacyAnswers answers) => answers.EnterAsync(context, context.RequestAborted))
            .WithSummary("Enter a request.")
            .WithDescription("What it names its subject by is turned into tokens at once and kept nowhere. The answer is the same whether anything is held on the person or not.")
            .WithMetadata(new TakesBody(typeof(RequestEntry)))
            .Produces<RequestView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        privacy.MapGet("/requests/{id}", (long id, PrivacyAnswers answers, CancellationToken cancellation) => answers.ShowAsync(id, cancellation))
            .WithSummary("A request with all that happened to it.")
            .Produces<RequestDetail>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        privacy.MapPost("/requests/{id}/verify", (long id, HttpContext context, PrivacyAnswers answers) => answers.VerifyAsync(id, context, context.RequestAborted))
            .WithSummary("Say that it is known that the person whom the request is about asks. It is carried out within a minute.")
            .Produces<RequestView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        privacy.MapPost("/requests/{id}/refuse", (long id, HttpContext context, PrivacyAnswers answers) => answers.RefuseAsync(id, context, context.RequestAborted))
            .WithSummary("Refuse a request for one of the reasons that the law has.")
            .WithMetadata(new TakesBody(typeof(RefusalEntry)))
            .Produces<RequestView>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        privacy.MapGet("/requests/{id}/export", (long id, HttpContext context, PrivacyAnswers answers) => answers.ExportAsync(id, context, context.RequestAborted))
            .WithSummary("The file of an access or a copy; the request is done with it. It can be fetched again for 7 days.")
            .Produces(StatusCodes.Status200OK, contentType: AnswerFormats.Json)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }
}
