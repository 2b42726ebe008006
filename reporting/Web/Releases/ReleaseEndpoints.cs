using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Analytics.Web;

/// <summary>What analysts ask of releases, and the pages of datasets, which need no key.</summary>
internal static class ReleaseEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var releases = routes.MapGroup("/v1").RequireAuthorization(Policies.Reports)
            .WithTags("Releases")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        releases.MapGet("/releases", (ReleaseAnswers answers, CancellationToken cancellation) => answers.ListAsync(cancellation))
            .WithSummary("What was released, what it cost, its certificate in plain words, and who may have it.")
            .Produces<ReleaseList>();
        releases.MapGet("/releases/budget", (BudgetAnswers answers, CancellationToken cancellation) => answers.ShowAsync(cancellation))
            .WithSummary("What is spent and left of the budget, by window.")
            .Produces<ReleaseBudget>();

        routes.MapGet(DatasetPages.Path, (DatasetPages pages, CancellationToken cancellation) => pages.ListAsync(cancellation)).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet(DatasetPages.Path + "/{id}", (string id, HttpContext context, DatasetPages pages) => pages.ShowAsync(id, context)).AllowAnonymous().ExcludeFromDescription();
    }
}
