using Analytics.Releases;
using Analytics.Web;

namespace Analytics.Host.Reporting;

/// <summary>Entitlements with how they stand, read together.</summary>
internal static class PartnerEntries
{
    /// <param name="installation">Whose.</param>
    /// <param name="book">Its book of partners.</param>
    /// <param name="key">The id of one partner's key; null for all.</param>
    /// <param name="time">Tells the time to what is opened.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<IReadOnlyList<PartnerEntry>> ReadAsync(Installation installation, PartnerBook book, string? key, TimeProvider time, CancellationToken cancellation)
    {
        var control = installation.Settings.Web.Control;
        using var keys = AccessKeys.Open(control, time);
        using var ledger = await Ledger.OpenAsync(control, time, cancellation).ConfigureAwait(false);
        var names = keys.List().ToDictionary(known => known.Id, known => known.Name);
        var datasets = (await ledger.ReleasesAsync(cancellation).ConfigureAwait(false)).ToDictionary(release => release.Id, release => release.Dataset);
        var accepted = (await book.AcceptancesAsync(key, cancellation).ConfigureAwait(false)).ToLookup(acceptance => (acceptance.Partner, acceptance.Dataset));
        var downloads = (await book.DownloadsAsync(key, cancellation: cancellation).ConfigureAwait(false))
            .ToLookup(logged => (logged.Download.Partner, Dataset: datasets.GetValueOrDefault(logged.Download.Release, "")));
        return
        [
            .. (await book.EntitlementsAsync(key, cancellation).ConfigureAwait(false)).Select(entitlement =>
            {
                var of = (entitlement.Partner, entitlement.Dataset);
                return PartnerEntry.Of(entitlement, names.GetValueOrDefault(entitlement.Partner, ""), accepted[of].LastOrDefault(), [.. downloads[of]]);
            }),
        ];
    }
}
