using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Analytics.Web;

/// <summary>How the models did that estimate times of arrival.</summary>
internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup("/v1/eta").RequireAuthorization(Policies.EtaModels)
            .WithTags("Times of arrival")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        models.MapGet("/models", (HttpContext context, ModelAnswers answers) => answers.List(context))
            .WithSummary("Every model that estimates times of arrival or did, with what it was made from, how it did and what became of it.")
            .Produces<ModelList>()
            .Produces(StatusCodes.Status304NotModified);
        models.MapGet("/models/{version}", (string version, HttpContext context, ModelAnswers answers) => answers.Show(version, context))
            .WithSummary("All that is kept of a model: its scores by horizon, lane and carrier, stated against real coverage, and what it uses.")
            .WithDescription("'champion' stands for the model that serves.")
            .Produces<ModelBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
