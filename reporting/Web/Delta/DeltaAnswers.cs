using System.Globalization;
using System.Text.Json;
using Analytics.Releases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Web;

/// <summary>What the Delta Sharing protocol tells of a table.</summary>
internal sealed class DeltaAnswers(PartnerShelf shelf, TimeProvider time)
{
    public const string Lines = "application/x-ndjson; charset=utf-8";
    public const string Version = "Delta-Table-Version";

    private readonly DeltaTables tables = new(shelf);

    public async Task<IResult> VersionAsync(string share, string schema, string table, HttpContext context)
    {
        if (await FindAsync(share, schema, table, context).ConfigureAwait(false) is not { } dataset)
        {
            return DeltaErrors.NoSuch("table");
        }

        if (context.Request.Query.ContainsKey("startingTimestamp"))
        {
            return NoHistory();
        }

        Tell(dataset, context);
        return TypedResults.StatusCode(StatusCodes.Status200OK);
    }

    public async Task<IResult> MetadataAsync(string share, string schema, string table, HttpContext context)
    {
        if (await FindAsync(share, schema, table, context).ConfigureAwait(false) is not { } dataset)
        {
            return DeltaErrors.NoSuch("table");
        }

        var files = await tables.FilesAsync(dataset, context.RequestAborted).ConfigureAwait(false);
        Tell(dataset, context);
        return Written(Head(Buyers.Of(context.User), dataset, files));
    }

    public async Task<IResult> QueryAsync(string share, string schema, string table, HttpContext context)
    {
        if (await FindAsync(share, schema, table, context).ConfigureAwait(false) is not { } dataset)
        {
            return DeltaErrors.NoSuch("table");
        }

        if (await ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false) is not { } query)
        {
            return DeltaErrors.Result(StatusCodes.Status400BadRequest, "The body is no query: it is a JSON object, {} where nothing is asked in particular.");
        }

        if (query.Version is not null || query.Timestamp is not null || query.StartingVersion is not null)
        {
            return NoHistory();
        }

        if (dataset.AcceptedAt is null)
        {
            return DeltaErrors.Result(StatusCodes.Status403Forbidden, PartnerFiles.NotAccepted(dataset));
        }

        var files = await tables.FilesAsync(dataset, context.RequestAborted).ConfigureAwait(false);
        var signer = new SignedAddress(await shelf.Book.SecretAsync(context.RequestAborted).ConfigureAwait(false), time);
        var buyer = Buyers.Of(context.User);
        Tell(dataset, context);
        return Written([.. Head(buyer, dataset, files), .. Wanted(files, query.LimitHint).Select(file => new DeltaLine(File: FileOf(file, buyer, signer, context.Request)))]);
    }

    private static IEnumerable<DeltaRelease> Wanted(
        IEnumerable<DeltaRelease> files, long? limit)
    {
        long rows = 0;
        foreach (var file in files)
        {
            if (limit is >= 0 && rows >= limit)
            {
                yield break;
            }

            rows += file.Footer.Rows;
            yield return file;
        }
    }

    private static DeltaFile FileOf(DeltaRelease of, Buyer buyer, SignedAddress signer, HttpRequest request)
    {
        var end = signer.End;
        var path = $"{DeltaErrors.Prefix}/files/{of.Release.Dataset}/{of.Release.Window}/{of.File.Name}";
        return new DeltaFile(
            $"{request.Scheme}://{request.Host}{request.PathBase}{SignedAuthentication.AddressOf(path, buyer.Key, end, signer)}",
            DeltaTables.FileIdOf(of.Release),
            new Dictionary<string, string>(),
            of.File.Bytes,
            DeltaTables.StatsOf(of.Footer),
            end.ToUnixTimeMilliseconds());
    }

    private static List<DeltaLine> Head(Buyer buyer, PartnerDataset dataset, IReadOnlyList<DeltaRelease> files) =>
        [new DeltaLine(Protocol: new DeltaProtocol(1)), new DeltaLine(MetaData: DeltaTables.MetadataOf(buyer, dataset, files))];

    private static ContentHttpResult Written(IEnumerable<DeltaLine> lines) =>
        TypedResults.Text(string.Concat(lines.Select(line => JsonSerializer.Serialize(line, DeltaJson.Default.DeltaLine) + "\n")), Lines);

    private static void Tell(PartnerDataset dataset, HttpContext context) => context.Response.Headers[Version] = dataset.Version.ToString(CultureInfo.InvariantCulture);

    private static async Task<DeltaQuery?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, DeltaJson.Default.DeltaQuery, cancellation).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<PartnerDataset?> FindAsync(string share, string schema, string table, HttpContext context) =>
        DeltaTables.Is(share, DeltaTables.Share) && DeltaTables.Is(schema, DeltaTables.Schema)
            ? (await shelf.DatasetsAsync(Buyers.Of(context.User), context.RequestAborted).ConfigureAwait(false)).FirstOrDefault(dataset => DeltaTables.Is(table, dataset.Id))
            : null;

    private static IResult NoHistory() =>
        DeltaErrors.Result(StatusCodes.Status400BadRequest, "The history of tables is not shared: ask without version, timestamp, startingVersion and startingTimestamp.");
}
