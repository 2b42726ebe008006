using System.Security.Cryptography;
using Analytics.Releases.Tests.Support;

namespace Analytics.Releases.Tests.Certificates;

public sealed class SigningKeyTests
{
    [Fact]
    public void A_key_is_made_on_first_use_for_its_owner_alone_and_is_the_same_afterwards()
    {
        using var release = new ReleaseFolder();
        using var first = SigningKey.Open(release.KeyPath);
        using var second = SigningKey.Open(release.KeyPath);

        Assert.Equal(first.KeyId, second.KeyId);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(release.KeyPath));
        Assert.StartsWith("-----BEGIN PRIVATE KEY-----\n", File.ReadAllText(release.KeyPath), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_that_come_first_at_once_get_the_same_key()
    {
        for (var round = 0; round < 10; round++)
        {
            using var release = new ReleaseFolder();
            using var start = new Barrier(4);
            var ids = new string[start.ParticipantCount];
            Thread[] threads = [.. ids.Select((_, i) => new Thread(() =>
            {
                start.SignalAndWait();
                using var key = SigningKey.Open(release.KeyPath);
                ids[i] = key.KeyId;
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());

            Assert.Single(ids.Distinct());
        }
    }

    [Fact]
    public void A_key_that_others_can_read_is_refused()
    {
        using var release = new ReleaseFolder();
        SigningKey.Open(release.KeyPath).Dispose();
        File.SetUnixFileMode(release.KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Assert.Contains("can be read by others", Assert.Throws<SigningKeyException>(() => SigningKey.Open(release.KeyPath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_key_and_one_of_another_curve_are_refused_without_being_quoted()
    {
        using var release = new ReleaseFolder();
        SigningKey.Open(release.KeyPath).Dispose();
        foreach (var text in (string[])["SECRET", "-----BEGIN PRIVATE KEY-----\nU0VDUkVU\n-----END PRIVATE KEY-----", ECDsa.Create(ECCurve.NamedCurves.nistP384).ExportPkcs8PrivateKeyPem()])
        {
            File.WriteAllText(release.KeyPath, text);
            var refused = Assert.Throws<SigningKeyException>(() => SigningKey.Open(release.KeyPath));

            Assert.Contains("is damaged", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("SECRET", refused.ToString(), StringComparison.Ordinal);
        }
    }
}
