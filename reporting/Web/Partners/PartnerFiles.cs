using Analytics.Control;
using Analytics.Releases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Analytics.Web;

/// <summary>Sends files of releases, whole or in parts, and records each answer before its first byte.</summary>
internal sealed class PartnerFiles(PartnerShelf shelf, ILogger<PartnerFiles> logger)
{
    public async Task SendAsync(string id, string window, string name, HttpContext context)
    {
        var buyer = Buyers.Of(context.User);
        var dataset = await shelf.FindAsync(buyer, id, context.RequestAborted).ConfigureAwait(false);
        var isWindow = Window.TryParse(window, out var of);
        var release = dataset?.Releases.FirstOrDefault(release => isWindow && release.Window == of);
        if (dataset is null || release is null)
        {
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is no release of this dataset and window that your key opens. GET /v1/datasets lists those that it opens.").ConfigureAwait(false);
            return;
        }

        if (release.Step == LedgerStep.Withdrawn)
        {
            await Problems.WriteAsync(context, StatusCodes.Status410Gone, $"The release {release.Id} was withdrawn: {PartnerDataset.ReasonOf(release)}. Delete what you have of it.").ConfigureAwait(false);
            return;
        }

        // Only a name that is there is looked up, so that no name leads out of the folder.
        if ((await shelf.OpenAsync(release, context.RequestAborted).ConfigureAwait(false)).Files.FirstOrDefault(file => file.Name == name) is not { } file)
        {
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, $"The release has no file of this name. GET /v1/datasets/{dataset.Id}/releases lists its files.").ConfigureAwait(false);
            return;
        }

        if (dataset.AcceptedAt is null)
        {
            await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, NotAccepted(dataset)).ConfigureAwait(false);
            return;
        }

        await SendAsync(buyer, release, file, context).ConfigureAwait(false);
    }

    /// <summary>What a partner is told that has not agreed to the terms.</summary>
    public static string NotAccepted(PartnerDataset dataset) =>
        $$"""Agree to the terms of use first: GET /v1/datasets/{{dataset.Id}}/terms shows them, and POST { "version": "{{PartnerTerms.Current.Version}}" } to the same address agrees.""";

    private async Task SendAsync(Buyer buyer, ReleaseRecord release, ShelvedFile file, HttpContext context)
    {
        Describe(file, context);
        var inner = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var body = new CountedBody(inner, (first, length) => BeginAsync(buyer, release, file, first, length, context));
        context.Features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await TypedResults.PhysicalFile(
                file.Path, file.MediaType, file.Name, release.At(LedgerStep.Built), new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true)
                .ExecuteAsync(context).ConfigureAwait(false);
            body.Number ??= await BeginAsync(buyer, release, file, 0, 0, context).ConfigureAwait(false);
        }
        finally
        {
            context.Features.Set(inner);
            await EndAsync(body).ConfigureAwait(false);
        }
    }

    private static void Describe(ShelvedFile file, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Authorization, Cookie";
        var digest = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(file.Sha256))}:";
        context.Response.OnStarting(() =>
        {
            // RFC 9530: of the whole file with every answer; of this content only where it is the whole file.
            if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified)
            {
                headers["Repr-Digest"] = digest;
            }

            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                headers["Content-Digest"] = digest;
            }

            return Task.CompletedTask;
        });
    }

    private Task<long> BeginAsync(Buyer buyer, ReleaseRecord release, ShelvedFile file, long first, long length, HttpContext context) =>
        shelf.Book.BeginAsync(new Download(buyer.Key, release.Id, file.Name, first, length, context.Response.StatusCode));

    private async Task EndAsync(CountedBody body)
    {
        if (body.Number is not { } number)
        {
            return;
        }

        try
        {
            await shelf.Book.EndAsync(number, body.Sent).ConfigureAwait(false);
        }
        catch (ControlException e)
        {
            // The answer is out: there is nobody left to tell but the operator.
            PartnerLog.EndNotRecorded(logger, number, e.Message);
        }
    }
}
