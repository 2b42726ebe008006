namespace Analytics.Releases;

/// <summary>Who asks for files.</summary>
/// <param name="Key">The id of the API key.</param>
/// <param name="HasAll">Whether it may have everything without having bought it. Terms hold all the same.</param>
public readonly record struct Buyer(string Key, bool HasAll);

/// <summary>A dataset as one buyer may have it.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Entitlements">What entitles the buyer, as it stands; none for one that may have everything.</param>
/// <param name="Releases">Releases of the buyer's windows that were published, by window; withdrawn ones too.</param>
/// <param name="Version">Grows with all that changes <see cref="Published"/>: publishing, withdrawing, granting and revoking.</param>
/// <param name="AcceptedAt">When the buyer agreed to the current terms; null when it has not.</param>
public sealed record PartnerDataset(
    DatasetDefinition Definition, IReadOnlyList<Entitlement> Entitlements, IReadOnlyList<ReleaseRecord> Releases, long Version, DateTimeOffset? AcceptedAt)
{
    public string Id => Definition.Id;

    /// <summary>Those that the buyer can fetch.</summary>
    public IEnumerable<ReleaseRecord> Published => Releases.Where(release => release.Step == LedgerStep.Published);

    /// <summary>Why a release is withdrawn, as the ledger tells it.</summary>
    public static string ReasonOf(ReleaseRecord release) =>
        release.Entries.FirstOrDefault(entry => entry.Step == LedgerStep.Withdrawn)?.Detail is { Length: > 0 } reason ? reason : "no reason was given";
}
