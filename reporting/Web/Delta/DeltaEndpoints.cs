using Analytics.Releases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Analytics.Web;

/// <summary>The Delta Sharing protocol over the files of releases: stock clients of it read the datasets as tables.</summary>
internal static class DeltaEndpoints
{
    private const string Table = "/shares/{share}/schemas/{schema}/tables/{table}";
    private static readonly string[] reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var delta = routes.MapGroup(DeltaErrors.Prefix).RequireAuthorization(Policies.Partners)
            .WithTags("Delta Sharing")
            .WithMetadata(Fails(StatusCodes.Status401Unauthorized))
            .WithMetadata(Fails(StatusCodes.Status403Forbidden))
            .WithMetadata(Fails(StatusCodes.Status429TooManyRequests))
            .WithMetadata(Fails(StatusCodes.Status503ServiceUnavailable));
        MapLists(delta);
        Found(delta.MapGet($"{Table}/version", (string share, string schema, string table, HttpContext context, DeltaAnswers answers) => answers.VersionAsync(share, schema, table, context)))
            .WithSummary("The version of a table, as the header Delta-Table-Version. It grows with every change of what your key opens.")
            .Produces(StatusCodes.Status200OK);
        Found(delta.MapGet($"{Table}/metadata", (string share, string schema, string table, HttpContext context, DeltaAnswers answers) => answers.MetadataAsync(share, schema, table, context)))
            .WithSummary("The columns of a table: a line with the protocol, a line with the metadata.")
            .Produces(StatusCodes.Status200OK, contentType: "application/x-ndjson");
        Found(delta.MapPost($"{Table}/query", (string share, string schema, string table, HttpContext context, DeltaAnswers answers) => answers.QueryAsync(share, schema, table, context)))
            .WithSummary("The files of a table: the lines of its metadata, and one for each file with an address that opens it for an hour.")
            .WithMetadata(new TakesBody(typeof(DeltaQuery)))
            .Produces(StatusCodes.Status200OK, contentType: "application/x-ndjson");
        PartnerEndpoints.Describe(delta.MapMethods("/files/{id}/{window}/{name}", reading, PartnerEndpoints.SendAsync))
            .WithMetadata(new TakesQuery(SignedAuthentication.Parameters))
            .WithDescription("The address comes from a query and needs no key; it ends with the key, with what the key is entitled to, and after an hour.")
            .Produces<DeltaError>(StatusCodes.Status404NotFound)
            .Produces<DeltaError>(StatusCodes.Status410Gone);
    }

    private static void MapLists(RouteGroupBuilder delta)
    {
        Paged(delta.MapGet("/shares", (HttpContext context) => DeltaLists.Shares(context)))
            .WithSummary("The share of your key: releases.")
            .Produces<DeltaPage<DeltaShare>>();
        delta.MapGet("/shares/{share}", (string share, HttpContext context) => DeltaLists.Share(share, context))
            .WithSummary("The share itself.")
            .Produces<DeltaShareAnswer>()
            .Produces<DeltaError>(StatusCodes.Status404NotFound);
        Found(Paged(delta.MapGet("/shares/{share}/schemas", (string share, HttpContext context) => DeltaLists.Schemas(share, context))))
            .WithSummary("The schema of the share: datasets.")
            .Produces<DeltaPage<DeltaSchema>>();
        Found(Paged(delta.MapGet("/shares/{share}/schemas/{schema}/tables", (string share, string schema, HttpContext context, PartnerShelf shelf) => DeltaLists.TablesAsync(share, schema, shelf, context))))
            .WithSummary("The tables of the schema: the datasets that your key opens.")
            .Produces<DeltaPage<DeltaTable>>();
        Found(Paged(delta.MapGet("/shares/{share}/all-tables", (string share, HttpContext context, PartnerShelf shelf) => DeltaLists.TablesAsync(share, DeltaTables.Schema, shelf, context))))
            .WithSummary("The tables of the share.")
            .Produces<DeltaPage<DeltaTable>>();
    }

    private static ProducesResponseTypeMetadata Fails(int status) => new(status, typeof(DeltaError), [AnswerFormats.Json]);

    private static RouteHandlerBuilder Paged(RouteHandlerBuilder route) => route.WithMetadata(new TakesQuery(DeltaPages.Parameters));

    private static RouteHandlerBuilder Found(RouteHandlerBuilder route) =>
        route.Produces<DeltaError>(StatusCodes.Status400BadRequest).Produces<DeltaError>(StatusCodes.Status404NotFound);
}
