using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Analytics.Web;

/// <summary>The dashboard: its built files, for whoever is signed in.</summary>
internal static class DashboardFiles
{
    private const string Index = "index.html";
    private const string NotBuilt = "The dashboard was not built: there is no folder wwwroot beside the program. './analytics' builds it and starts; the API under /v1 and its description at /reference work without it.";

    /// <summary>Serves files that have a name of their own. Stands behind the check of who asks.</summary>
    public static void Use(IApplicationBuilder app, WebOptions options)
    {
        if (Directory.Exists(options.DashboardFolder))
        {
            var files = new PhysicalFileProvider(options.DashboardFolder);
            var compressed = new CompressedFiles(files);
            app.Use(next => context =>
            {
                compressed.Choose(context.Request);
                return next(context);
            });
            app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = files,
                ContentTypeProvider = compressed,
                OnPrepareResponse = file =>
                {
                    CompressedFiles.Describe(file);
                    file.Context.Response.Headers.CacheControl = CacheControl(file);
                },
            });
        }
    }

    /// <summary>Gives the page itself for <c>/</c> and for every path without a dot that nothing else takes.</summary>
    public static void Map(IEndpointRouteBuilder routes, WebOptions options) =>
        routes.MapFallback(context => PageAsync(context, options)).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();

    private static Task PageAsync(HttpContext context, WebOptions options)
    {
        var isApi = context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase);
        if (isApi || !HttpMethods.IsGet(context.Request.Method))
        {
            return Problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is nothing at this address. /reference lists what there is.");
        }

        var page = Path.Combine(options.DashboardFolder, Index);
        context.Response.Headers.CacheControl = "no-cache";
        return File.Exists(page)
            ? TypedResults.PhysicalFile(page, "text/html; charset=utf-8").ExecuteAsync(context)
            : TypedResults.Text(NotBuilt, statusCode: StatusCodes.Status404NotFound).ExecuteAsync(context);
    }

    // The build names a file in assets/ after its content.
    private static string CacheControl(StaticFileResponseContext file) =>
        file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "private, max-age=31536000, immutable" : "no-cache";
}
