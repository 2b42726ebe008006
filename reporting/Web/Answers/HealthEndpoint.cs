using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Analytics.Web;

/// <summary>Whether the process answers at all, for whoever watches over it.</summary>
internal static class HealthEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/healthz", () => TypedResults.Json(new Health("ok"), WebJson.Default.Health)).AllowAnonymous()
            .WithTags("Access")
            .Produces<Health>()
            .WithSummary("Whether the server answers. Needs no key.");
}
