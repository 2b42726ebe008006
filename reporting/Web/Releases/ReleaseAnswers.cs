using Analytics.Releases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Analytics.Web;

/// <summary>Tells analysts what was released and to whom. What the ledger keeps as detail is exact, and never told here.</summary>
internal sealed class ReleaseAnswers(PartnerShelf shelf, AccessKeys keys, ILogger<ReleaseAnswers> logger)
{
    public async Task<IResult> ListAsync(CancellationToken cancellation)
    {
        var records = await shelf.Ledger.ReleasesAsync(cancellation).ConfigureAwait(false);
        var titles = (await shelf.Ledger.DatasetsAsync(cancellation).ConfigureAwait(false)).ToDictionary(dataset => dataset.Id, dataset => dataset.Title);
        var published = records.Where(release => release.Step == LedgerStep.Published).Select(release => release.Dataset).ToHashSet();
        var buyers = new ReleaseBuyers(
            (await keys.ListAsync(cancellation).ConfigureAwait(false)).ToDictionary(key => key.Id),
            await shelf.Book.EntitlementsAsync(cancellation: cancellation).ConfigureAwait(false),
            await shelf.Book.FetchedAsync(cancellation).ConfigureAwait(false));
        var bodies = new List<ReleaseBody>();
        foreach (var release in records.Reverse())
        {
            var certificate = await CertificateAsync(release, cancellation).ConfigureAwait(false);
            bodies.Add(new ReleaseBody(
                release.Id,
                release.Dataset,
                titles[release.Dataset],
                $"{release.Window}",
                LedgerNames.Of(release.Step),
                release.At(release.Step)!.Value,
                release.Rho,
                Zcdp.Epsilon(release.Rho, BudgetAnswers.Delta),
                certificate is null ? null : new ReleaseGroups(certificate.Groups.Released, certificate.Groups.Grid),
                certificate is null ? null : [.. CertificateText.Sections(certificate).Select(section => new CertificateParagraph(section.Heading, section.Paragraph))],
                buyers.Of(release),
                published.Contains(release.Dataset) ? $"{DatasetPages.Path}/{release.Dataset}" : null));
        }

        return TypedResults.Json(new ReleaseList(bodies), WebJson.Default.ReleaseList);
    }

    // One folder that is damaged does not hide the other releases.
    private async Task<Certificate?> CertificateAsync(ReleaseRecord release, CancellationToken cancellation)
    {
        if (release.Certificate is null)
        {
            return null;
        }

        try
        {
            return await shelf.CertificateAsync(release, cancellation).ConfigureAwait(false);
        }
        catch (ReleaseException e)
        {
            PartnerLog.FilesFailed(logger, e.Message);
            return null;
        }
    }
}
