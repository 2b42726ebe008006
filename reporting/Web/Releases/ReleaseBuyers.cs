using Analytics.Releases;

namespace Analytics.Web;

/// <summary>Who may have releases, and who had them.</summary>
/// <param name="keys">Every key, by id.</param>
/// <param name="entitlements">Everybody's.</param>
/// <param name="fetched">What was fetched.</param>
internal sealed class ReleaseBuyers(IReadOnlyDictionary<string, AccessKey> keys, IReadOnlyList<Entitlement> entitlements, IReadOnlyList<Fetched> fetched)
{
    // A key that went with its installation has no name any more.
    private const string Nameless = "a key that is not there any more";

    private readonly ILookup<string, Entitlement> standing = entitlements.Where(entitlement => entitlement.RevokedAt is null).ToLookup(entitlement => entitlement.Dataset);
    private readonly ILookup<string, Fetched> had = fetched.ToLookup(one => one.Release);

    /// <summary>By name.</summary>
    public IReadOnlyList<ReleasePartner> Of(ReleaseRecord release)
    {
        var windows = standing[release.Dataset].Where(entitlement => entitlement.Covers(release.Window)).ToLookup(entitlement => entitlement.Partner);
        var downloads = had[release.Id].ToDictionary(one => one.Partner);
        return
        [
            .. windows.Select(partner => partner.Key).Union(downloads.Keys)
                .Select(partner => Body(partner, windows[partner], downloads.GetValueOrDefault(partner)))
                .OrderBy(partner => partner.Name, StringComparer.Ordinal),
        ];
    }

    private ReleasePartner Body(string partner, IEnumerable<Entitlement> windows, Fetched? downloads)
    {
        var key = keys.GetValueOrDefault(partner);
        return new ReleasePartner(
            key?.Name ?? Nameless,
            [.. windows.Select(entitlement => new WindowsBody($"{entitlement.From}", entitlement.To is { } to ? $"{to}" : null))],
            key?.RevokedAt is not null,
            downloads?.Downloads ?? 0,
            downloads?.Bytes ?? 0,
            downloads?.LastAt);
    }
}
