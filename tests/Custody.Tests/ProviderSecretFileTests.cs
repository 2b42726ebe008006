using Analytics.Custody.Secrets;

namespace Analytics.Custody.Tests;

public sealed class ProviderSecretFileTests : IDisposable
{
    private const string Secret = "an invented secret, with \"quotes\" and é";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-secrets-");

    private string Path => global::System.IO.Path.Combine(folder.FullName, "custody", "provider-secrets");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_secret_that_was_put_is_read_by_another_process()
    {
        var secret = new ProviderSecret(Secret) { InAddress = "a", TimestampHeader = "t", SignatureHeader = "s" };
        new ProviderSecretFile(Path).Put("shippo", secret);

        Assert.Equal([secret], new ProviderSecretFile(Path).Of("SHIPPO"));
        Assert.Empty(new ProviderSecretFile(Path).Of("aftership"));
    }

    [Fact]
    public void A_change_is_seen_without_a_restart_and_no_change_gives_the_same_list()
    {
        var running = new ProviderSecretFile(Path);
        Assert.Empty(running.Of("shippo"));
        new ProviderSecretFile(Path).Put("shippo", new ProviderSecret("first"));
        Assert.Equal("first", Assert.Single(running.Of("shippo")).Value);
        Assert.Same(running.Of("shippo"), running.Of("shippo"));

        new ProviderSecretFile(Path).Put("shippo", null);
        Assert.Empty(running.Of("shippo"));
    }

    [Fact]
    public void A_new_secret_takes_the_place_of_the_old_ones_unless_the_last_is_kept()
    {
        var file = new ProviderSecretFile(Path);
        file.Put("shippo", new ProviderSecret("first"));
        file.Put("shippo", new ProviderSecret("second"), keepLast: true);
        file.Put("shippo", new ProviderSecret("third"), keepLast: true);
        Assert.Equal(["third", "second"], file.Of("shippo").Select(secret => secret.Value));

        file.Put("shippo", new ProviderSecret("fourth"));
        Assert.Equal("fourth", Assert.Single(file.Of("shippo")).Value);
    }

    [Fact]
    public void The_file_and_its_folder_are_closed_to_others()
    {
        new ProviderSecretFile(Path).Put("shippo", new ProviderSecret(Secret));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(global::System.IO.Path.GetDirectoryName(Path)!));
        Assert.Single(Directory.GetFiles(global::System.IO.Path.GetDirectoryName(Path)!));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_file_that_others_have_a_right_to_is_refused_whole(UnixFileMode right)
    {
        new ProviderSecretFile(Path).Put("shippo", new ProviderSecret(Secret));
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | right);

        var refused = Assert.Throws<SecretFileException>(() => new ProviderSecretFile(Path).Of("shippo"));
        Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);
        Assert.Throws<SecretFileException>(() => new ProviderSecretFile(Path).Put("shippo", new ProviderSecret("new")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"shippo\":[{\"value\":\"torn-secret")]
    [InlineData("{\"shippo\":[{\"secret\":\"torn-secret\"}]}")]
    [InlineData("{\"shippo\":[],\"SHIPPO\":[{\"value\":\"torn-secret\"}]}")]
    public void A_damaged_file_is_refused_and_nothing_of_it_is_told(string text)
    {
        new ProviderSecretFile(Path).Put("shippo", new ProviderSecret(Secret));
        File.WriteAllText(Path, text);

        var refused = Assert.Throws<SecretFileException>(() => new ProviderSecretFile(Path).Of("shippo"));
        Assert.DoesNotContain("torn-secret", refused.ToString(), StringComparison.Ordinal);
        Assert.Contains(Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_written_as_text_says_nothing() => Assert.DoesNotContain(Secret, $"{new ProviderSecret(Secret)}", StringComparison.Ordinal);
}
