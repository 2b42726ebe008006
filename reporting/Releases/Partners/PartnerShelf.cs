namespace Analytics.Releases;

/// <summary>What each partner may have of the releases: what it bought, of what was published and is not withdrawn.</summary>
/// <param name="book">What partners bought and agreed to.</param>
/// <param name="ledger">What was published.</param>
/// <param name="shelf">Where the files are.</param>
public sealed class PartnerShelf(PartnerBook book, Ledger ledger, ReleaseShelf shelf)
{
    private readonly ShelvedFiles files = new(shelf);

    public PartnerBook Book => book;

    public Ledger Ledger => ledger;

    /// <summary>Every dataset that the buyer may have something of, by id.</summary>
    public async Task<IReadOnlyList<PartnerDataset>> DatasetsAsync(Buyer buyer, CancellationToken cancellation = default)
    {
        var granted = await book.EntitlementsAsync(buyer.Key, cancellation).ConfigureAwait(false);
        var standing = granted.Where(entitlement => entitlement.RevokedAt is null).ToLookup(entitlement => entitlement.Dataset);
        var datasets = (await ledger.DatasetsAsync(cancellation).ConfigureAwait(false)).Where(dataset => buyer.HasAll || standing.Contains(dataset.Id)).ToList();
        if (datasets.Count == 0)
        {
            return [];
        }

        var accepted = (await book.AcceptancesAsync(buyer.Key, cancellation).ConfigureAwait(false))
            .Where(acceptance => acceptance.Version == PartnerTerms.Current.Version)
            .ToDictionary(acceptance => acceptance.Dataset, acceptance => acceptance.At);
        var published = (await ledger.ReleasesAsync(cancellation).ConfigureAwait(false)).Where(release => release.At(LedgerStep.Published) is not null).ToLookup(release => release.Dataset);
        return
        [
            .. datasets.Select(dataset => new PartnerDataset(
                dataset,
                buyer.HasAll ? [] : [.. standing[dataset.Id]],
                [.. published[dataset.Id].Where(release => buyer.HasAll || IsCovered(standing[dataset.Id], release)).OrderBy(release => release.Window)],
                VersionOf(buyer, [.. granted.Where(entitlement => entitlement.Dataset == dataset.Id)], published[dataset.Id]),
                accepted.TryGetValue(dataset.Id, out var at) ? at : null)),
        ];
    }

    /// <summary>One of them; null where there is none, or none that the buyer may have.</summary>
    public async Task<PartnerDataset?> FindAsync(Buyer buyer, string dataset, CancellationToken cancellation = default) =>
        (await DatasetsAsync(buyer, cancellation).ConfigureAwait(false)).FirstOrDefault(known => known.Id == dataset);

    /// <summary>A published release with its files.</summary>
    /// <exception cref="ReleaseException">They are not there, or not those that were built.</exception>
    public Task<ShelvedRelease> OpenAsync(ReleaseRecord release, CancellationToken cancellation = default) => files.OpenAsync(release, cancellation);

    /// <summary>The certificate of a release that was built; none of its other files is looked at.</summary>
    /// <exception cref="ReleaseException">It is not there, or not the one that was built.</exception>
    public Task<Certificate> CertificateAsync(ReleaseRecord release, CancellationToken cancellation = default) => files.CertificateAsync(release, cancellation);

    /// <summary>The data dictionary of a published release, as HTML; null where it has none.</summary>
    /// <exception cref="ReleaseException">It is not there, or not the one that was built.</exception>
    public Task<ShelvedPage?> DictionaryAsync(ReleaseRecord release, CancellationToken cancellation = default) => files.PageAsync(release, DictionaryPage.Name, cancellation);

    private static bool IsCovered(IEnumerable<Entitlement> entitlements, ReleaseRecord release) => entitlements.Any(entitlement => entitlement.Covers(release.Window));

    // Each publishing and each withdrawal within what was ever bought, and each grant after the first and each revocation: none is ever undone.
    private static long VersionOf(Buyer buyer, List<Entitlement> granted, IEnumerable<ReleaseRecord> published)
    {
        var releases = published.Where(release => buyer.HasAll || IsCovered(granted, release));
        var steps = releases.Sum(release => release.Step == LedgerStep.Withdrawn ? 2L : 1L);
        return buyer.HasAll ? steps : steps + granted.Count - 1 + granted.Count(entitlement => entitlement.RevokedAt is not null);
    }
}
