using Analytics.Custody.Tokens;

namespace Analytics.Custody.Tests;

public sealed class TokenKeyFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("keys").FullName;

    private string KeyFile => Path.Combine(folder, "custody", "token-keys");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Keys_are_made_on_first_use_and_only_their_owner_may_read_them()
    {
        var keys = Open().Current();

        Assert.Equal(202611u, keys.Epoch);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        var all = Enum.GetValues<TokenPurpose>().Select(purpose => Convert.ToHexString(keys.Of(purpose))).ToList();
        Assert.All(all, key => Assert.Equal(64, key.Length));
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public void The_same_keys_come_back()
    {
        var first = Open().Current().Of(TokenPurpose.Parcel).ToArray();
        Assert.Equal(first, Open().Current().Of(TokenPurpose.Parcel).ToArray());
    }

    [Fact]
    public async Task Keys_are_made_once_however_many_ask_for_them_first_at_the_same_time()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Factory.StartNew(
            () => Convert.ToHexString(Open().Current().Of(TokenPurpose.Parcel)), TaskCreationOptions.LongRunning)));

        Assert.Single(all.Distinct());
    }

    [Fact]
    public void A_new_month_gets_new_keys_and_keeps_the_old_ones()
    {
        var november = Open().Current();
        var december = Open(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)).Current();

        Assert.Equal(202612u, december.Epoch);
        Assert.NotEqual(november.Of(TokenPurpose.Parcel).ToArray(), december.Of(TokenPurpose.Parcel).ToArray());
        Assert.Equal(november.Of(TokenPurpose.Parcel).ToArray(), Open().Current().Of(TokenPurpose.Parcel).ToArray());
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_key_file_that_others_can_read_or_write_is_refused(UnixFileMode right)
    {
        Open().Current();
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | right);

        var error = Assert.Throws<KeyFileException>(() => Open().Current());
        Assert.Equal($"The key file {KeyFile} can be read by others. Take their rights away (chmod 600) and consider its keys known.", error.Message);
    }

    [Theory]
    [InlineData("202611 Parcel short")]
    [InlineData("202611 Parcel")]
    [InlineData("202611 Nothing AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("month Parcel AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void A_damaged_key_file_is_refused_with_its_line_and_without_its_content(string line)
    {
        Open().Current();
        var lines = File.ReadAllLines(KeyFile);
        lines[2] = line;
        File.WriteAllLines(KeyFile, lines);

        var error = Assert.Throws<KeyFileException>(() => Open().Current());
        Assert.Contains("is damaged at line 3.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_file_that_lacks_a_purpose_is_refused()
    {
        Open().Current();
        File.WriteAllLines(KeyFile, File.ReadAllLines(KeyFile)[..^1]);

        var error = Assert.Throws<KeyFileException>(() => Open().Current());
        Assert.Contains("lacks a purpose", error.Message, StringComparison.Ordinal);
    }

    private TokenKeyFile Open(DateTimeOffset? now = null) =>
        new(KeyFile, new FixedTime(now ?? new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
