using System.Security.Cryptography;

namespace Analytics.Releases;

/// <summary>Publishes what is built, once it passes every check.</summary>
/// <param name="ledger">Says what is built.</param>
/// <param name="shelf">Has its files.</param>
public sealed class Publication(Ledger ledger, ReleaseShelf shelf)
{
    /// <exception cref="ReleaseException">It is not built, is withdrawn, or its files are not those that were built.</exception>
    public async Task<ReleaseRecord> PublishAsync(string release, CancellationToken cancellation = default)
    {
        var record = (await ledger.ReleasesAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(each => each.Id == release);
        if (record?.Certificate is { } certificate)
        {
            var path = Path.Combine(shelf.PathOf(release), CertificateFile.Name);
            if (!File.Exists(path) || Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false))) != certificate)
            {
                throw new ReleaseException($"The files of {release} are not those that were built. Restore them from a backup: {shelf.PathOf(release)}");
            }

            var failed = new ReleaseVerifier().Verify(shelf.PathOf(release)).Where(finding => !finding.Passed).ToList();
            if (failed.Count > 0)
            {
                throw new ReleaseException($"{release} cannot be published: {failed[0].Text}{(failed.Count > 1 ? $" {failed.Count - 1} more checks fail." : "")}");
            }
        }

        return await ledger.StepAsync(release, LedgerStep.Published).ConfigureAwait(false);
    }
}
