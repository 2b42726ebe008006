using System.Text.Json.Serialization.Metadata;
using Analytics.Releases;
using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>The lists of the Delta Sharing protocol: each key has one share with one schema, and in it the datasets that the key opens.</summary>
internal static class DeltaLists
{
    public static IResult Shares(HttpContext context) => Page([DeltaTables.ShareOf(Buyers.Of(context.User))], share => share.Name, context, DeltaJson.Default.DeltaPageDeltaShare);

    public static IResult Share(string share, HttpContext context) => DeltaTables.Is(share, DeltaTables.Share)
        ? TypedResults.Json(new DeltaShareAnswer(DeltaTables.ShareOf(Buyers.Of(context.User))), DeltaJson.Default.DeltaShareAnswer)
        : DeltaErrors.NoSuch("share");

    public static IResult Schemas(string share, HttpContext context) => DeltaTables.Is(share, DeltaTables.Share)
        ? Page([new DeltaSchema(DeltaTables.Schema, DeltaTables.Share)], schema => schema.Name, context, DeltaJson.Default.DeltaPageDeltaSchema)
        : DeltaErrors.NoSuch("share");

    public static async Task<IResult> TablesAsync(string share, string schema, PartnerShelf shelf, HttpContext context)
    {
        if (!DeltaTables.Is(share, DeltaTables.Share) || !DeltaTables.Is(schema, DeltaTables.Schema))
        {
            return DeltaErrors.NoSuch("schema");
        }

        var buyer = Buyers.Of(context.User);
        var datasets = await shelf.DatasetsAsync(buyer, context.RequestAborted).ConfigureAwait(false);
        return Page(datasets.Select(dataset => DeltaTables.TableOf(buyer, dataset)), table => table.Name, context, DeltaJson.Default.DeltaPageDeltaTable);
    }

    private static IResult Page<T>(IEnumerable<T> items, Func<T, string> name, HttpContext context, JsonTypeInfo<DeltaPage<T>> type) =>
        DeltaPages.Of(items, name, context.Request.Query) is { } page
            ? TypedResults.Json(page, type)
            : DeltaErrors.Result(StatusCodes.Status400BadRequest, "maxResults must be a number from 0 on, and pageToken the nextPageToken of the page before.");
}
