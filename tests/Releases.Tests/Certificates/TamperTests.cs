using Analytics.Releases.Tests.Support;
using Analytics.Support;

namespace Analytics.Releases.Tests.Certificates;

/// <summary>A release that somebody changed who has not the key.</summary>
public sealed class TamperTests(GoldenRelease golden) : IClassFixture<GoldenRelease>
{
    [Fact]
    public void A_changed_digit_and_any_fourth_byte_in_the_certificate_is_found()
    {
        using var release = golden.Copy();
        var path = release.File(CertificateFile.Name);
        var bytes = File.ReadAllBytes(path);
        List<int> unseen = [];
        for (var at = 0; at < bytes.Length; at++)
        {
            if (at % 4 != 0 && !char.IsAsciiDigit((char)bytes[at]))
            {
                continue;
            }

            bytes[at] ^= 1;
            if (IsGood(bytes))
            {
                unseen.Add(at);
            }

            bytes[at] ^= 1;
        }

        Assert.True(IsGood(bytes));
        Assert.Empty(unseen);
    }

    [Fact]
    public void A_changed_byte_in_any_other_file_is_found()
    {
        using var release = golden.Copy();
        var chance = new Chance(7);
        foreach (var name in release.Names.Except([CertificateFile.Name]))
        {
            var bytes = File.ReadAllBytes(release.File(name));
            foreach (var at in (int[])[0, bytes.Length - 1, .. Enumerable.Range(0, 8).Select(_ => chance.Below(bytes.Length))])
            {
                bytes[at] ^= 0x10;
                File.WriteAllBytes(release.File(name), bytes);
                Assert.Equal([$"hash: {name} is not as it was signed."], Failures(release));
                bytes[at] ^= 0x10;
            }

            File.WriteAllBytes(release.File(name), [.. bytes, 0]);
            Assert.Equal([$"hash: {name} is not as it was signed."], Failures(release));
            File.WriteAllBytes(release.File(name), bytes);
        }

        Assert.Empty(release.Failures());
    }

    [Fact]
    public void A_file_that_is_missing_and_one_that_is_not_listed_are_found()
    {
        using var release = golden.Copy();
        File.Move(release.File("error.svg"), release.File("chart.svg"));

        Assert.Equal(["files: Not listed: chart.svg. Missing: error.svg."], Failures(release));
    }

    [Fact]
    public void A_link_in_the_place_of_a_file_is_found()
    {
        using var release = golden.Copy();
        File.Delete(release.File("error.svg"));
        File.CreateSymbolicLink(release.File("error.svg"), golden.Release.File("error.svg"));

        Assert.Equal(["hash: error.svg is no plain file."], Failures(release));
    }

    [Fact]
    public void A_release_that_another_signed_anew_is_found_by_the_trusted_key()
    {
        using var release = golden.Copy();
        using var key = SigningKey.Open(release.KeyPath);
        File.Delete(release.KeyPath);
        release.Resign(golden.Certificate);

        Assert.DoesNotContain(release.Verify(), finding => !finding.Passed);
        Assert.Equal("key", Assert.Single(release.Verify(key.PublicKey), finding => !finding.Passed).Check);
    }

    [Fact]
    public void A_folder_without_a_certificate_is_none()
    {
        using var release = golden.Copy();
        File.Delete(release.File(CertificateFile.Name));

        Assert.Equal(["certificate: There is no certificate.json."], release.Failures());
    }

    private static bool IsGood(byte[] bytes)
    {
        try
        {
            return CertificateFile.IsSigned(CertificateFile.Read(bytes));
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private IEnumerable<string> Failures(ReleaseFolder release) =>
        FolderCheck.Check(release.Path, golden.Certificate).Where(finding => !finding.Passed).Select(finding => $"{finding.Check}: {finding.Text}");
}
