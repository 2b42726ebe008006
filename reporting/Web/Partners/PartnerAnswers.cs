using System.Text.Json;
using Analytics.Releases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace Analytics.Web;

/// <summary>Tells partners what they bought, and takes their word for the terms of use.</summary>
internal sealed class PartnerAnswers(PartnerShelf shelf, ILogger<PartnerAnswers> logger)
{
    public const string NoDataset = "There is no dataset of this name that your key opens. GET /v1/datasets lists those that it opens.";

    public async Task<IResult> ListAsync(HttpContext context) =>
        TypedResults.Json(new PartnerDatasetList([.. (await shelf.DatasetsAsync(Buyers.Of(context.User), context.RequestAborted).ConfigureAwait(false)).Select(Body)]), WebJson.Default.PartnerDatasetList);

    public async Task<IResult> ShowAsync(string id, HttpContext context) =>
        await FindAsync(id, context).ConfigureAwait(false) is { } dataset ? TypedResults.Json(Body(dataset), WebJson.Default.PartnerDatasetBody) : NoSuch();

    public async Task<IResult> ReleasesAsync(string id, HttpContext context)
    {
        if (await FindAsync(id, context).ConfigureAwait(false) is not { } dataset)
        {
            return NoSuch();
        }

        var releases = new List<PartnerReleaseBody>();
        foreach (var release in dataset.Published)
        {
            releases.Add(Body(release, await shelf.OpenAsync(release, context.RequestAborted).ConfigureAwait(false)));
        }

        return TypedResults.Json(new PartnerReleaseList(id, releases), WebJson.Default.PartnerReleaseList);
    }

    public async Task<IResult> TermsAsync(string id, HttpContext context) =>
        await FindAsync(id, context).ConfigureAwait(false) is { } dataset ? Terms(dataset) : NoSuch();

    public async Task<IResult> AcceptAsync(string id, HttpContext context)
    {
        if (await FindAsync(id, context).ConfigureAwait(false) is not { } dataset)
        {
            return NoSuch();
        }

        TermsEntry? entry;
        try
        {
            entry = await JsonSerializer.DeserializeAsync(context.Request.Body, WebJson.Default.TermsEntry, context.RequestAborted).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            entry = null;
        }

        if (entry?.Version is not { } version)
        {
            return Problems.Result(StatusCodes.Status400BadRequest, """The body must name the version that you have read: { "version": "1" }.""", "version");
        }

        if (version != PartnerTerms.Current.Version)
        {
            return Problems.Result(StatusCodes.Status409Conflict, $"The terms stand at version {PartnerTerms.Current.Version}. Read them (GET), and agree to that version.");
        }

        await shelf.Book.AcceptAsync(Buyers.Of(context.User).Key, id).ConfigureAwait(false);
        PartnerLog.TermsAccepted(logger, dataset.Id, version);
        return Terms((await FindAsync(id, context).ConfigureAwait(false)) ?? dataset);
    }

    private static JsonHttpResult<TermsBody> Terms(PartnerDataset dataset) =>
        TypedResults.Json(new TermsBody(PartnerTerms.Current.Version, dataset.AcceptedAt, PartnerTerms.Current.Text), WebJson.Default.TermsBody);

    private static PartnerDatasetBody Body(PartnerDataset dataset) => new(
        dataset.Id,
        dataset.Definition.Title,
        dataset.Definition.Description,
        [.. dataset.Entitlements.Select(entitlement => new WindowsBody($"{entitlement.From}", entitlement.To is { } to ? $"{to}" : null))],
        [.. dataset.Published.Select(release => $"{release.Window}")],
        new TermsState(PartnerTerms.Current.Version, dataset.AcceptedAt));

    private static PartnerReleaseBody Body(ReleaseRecord release, ShelvedRelease shelved) => new(
        $"{release.Window}",
        release.Id,
        release.At(LedgerStep.Published)!.Value,
        Summary(release, shelved.Certificate),
        [.. shelved.Files.Select(file => new PartnerFileBody(file.Name, file.Bytes, file.Sha256, file.MediaType, $"/v1/datasets/{release.Dataset}/releases/{release.Window}/files/{file.Name}"))]);

    private static CertificateSummary Summary(ReleaseRecord release, Certificate certificate) => new(
        release.Certificate!,
        CertificateText.Line(certificate),
        JsonNamingPolicy.CamelCase.ConvertName($"{certificate.Threshold.Noise}"),
        certificate.Budget.Rho,
        certificate.Budget.Epsilon,
        certificate.Budget.Delta,
        certificate.Unit.GroupsPerUnit,
        certificate.Unit.ParcelsPerGroup);

    private Task<PartnerDataset?> FindAsync(string id, HttpContext context) => shelf.FindAsync(Buyers.Of(context.User), id, context.RequestAborted);

    private static IResult NoSuch() => Problems.Result(StatusCodes.Status404NotFound, NoDataset);
}
