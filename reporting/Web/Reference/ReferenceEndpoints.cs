using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Web;

/// <summary>Where the API is described.</summary>
internal static class ReferenceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization(Policies.SignedIn);
        routes.MapGet("/reference", PageAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
    }

    private static async Task<IResult> PageAsync(
        [FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents, CancellationToken cancellation) =>
        TypedResults.Content(await ReferencePage.MakeAsync(documents, cancellation).ConfigureAwait(false), "text/html; charset=utf-8");
}
