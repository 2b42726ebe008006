using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Analytics.Intake.Http;

/// <summary>The intake's addresses.</summary>
public static class IntakeRoutes
{
    /// <summary>The authorization policy that a caller must pass; whoever serves the routes defines it.</summary>
    public const string Policy = "intake";

    /// <summary>
    /// Maps <c>POST /intake/{provider}</c> and <c>POST /intake/mapped/{map}</c>. The inbox bounds how many pushes are taken, so no limit
    /// of requests per key applies. Providers cannot send a header of ours, so whoever
    /// authenticates must take the key as the query parameter <c>key</c> below <c>/intake/</c>, and there alone.
    /// </summary>
    public static IEndpointConventionBuilder MapIntake(this IEndpointRouteBuilder routes, IntakeEndpoint endpoint)
    {
        var intake = routes.MapGroup("/intake").RequireAuthorization(Policy).DisableRateLimiting();
        intake.MapPost("/{provider}", (HttpContext context, string provider) => endpoint.HandleAsync(context, provider));
        intake.MapPost("/{provider}/{map}", (HttpContext context, string provider, string map) => endpoint.HandleAsync(context, $"{provider}/{map}"));
        return intake;
    }
}
