using Analytics.Releases.Tests.Support;

namespace Analytics.Releases.Tests.Certificates;

public sealed class VerifierTests(TestWarehouse warehouse)
{
    [Fact]
    public async Task A_release_as_it_was_built_passes_every_check()
    {
        using var release = new ReleaseFolder();
        await release.SealAsync(warehouse);
        using var key = SigningKey.Open(release.KeyPath);

        var findings = release.Verify(key.PublicKey);

        Assert.DoesNotContain(findings, finding => !finding.Passed);
        string[] checks = ["signature", "key", "files", "hash", "threshold", "groups", "budget", "rows", "row counts", "totals", "metadata", "marks"];
        Assert.Empty(checks.Except(findings.Select(finding => finding.Check)));
    }
}
