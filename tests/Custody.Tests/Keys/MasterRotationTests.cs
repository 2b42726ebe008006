using Analytics.Custody.Secrets;
using Analytics.Custody.Tokens;

namespace Analytics.Custody.Tests.Keys;

public sealed class MasterRotationTests : KeyRingFolder
{
    private const int Months = 3;

    [Fact]
    public void After_a_rotation_the_keys_are_the_same_and_the_old_master_key_opens_nothing()
    {
        MakeMonths(Months);
        var before = TextsOf(Open());
        var old = Beside("old-master");
        File.Copy(Master, old);
        using var open = File.OpenRead(Master);

        Assert.Equal(Months, Open().RotateMaster(next: null));

        Assert.Equal(before, TextsOf(Open()));
        Assert.NotEqual(File.ReadAllText(old), File.ReadAllText(Master));
        Assert.False(File.ReadAllBytes(old).AsSpan(^20..).SequenceEqual(Now(open).AsSpan(^20..)));
        AssertOpensNothing(new MasterKeyFile(old, isOwn: false));
        Assert.Equal([Path.GetFileName(Master)], Directory.GetFiles(Path.GetDirectoryName(Master)!).Select(Path.GetFileName));
    }

    [Fact]
    public void A_rotation_to_another_file_leaves_the_present_one_as_it_is_and_of_no_use()
    {
        MakeMonths(Months);
        var before = TextsOf(Open());
        var text = File.ReadAllText(Master);
        var next = MasterKeyFile.Make(Beside("next-master"));

        Assert.Equal(Months, Open().RotateMaster(next));

        Assert.Equal(before, TextsOf(Open(next)));
        Assert.Equal(text, File.ReadAllText(Master));
        AssertOpensNothing(new MasterKeyFile(Master, isOwn: true));
        Assert.Throws<KeyFileException>(() => MasterKeyFile.Make(Beside("next-master")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Months)]
    public void A_rotation_that_was_stopped_leaves_keys_that_can_be_read_and_goes_on(int wrapped)
    {
        MakeMonths(Months);
        var before = TextsOf(Open());
        var masters = new MasterKeyFile(Master, isOwn: true);
        var next = masters.Prepare();
        foreach (var epoch in Open().Epochs().Take(wrapped))
        {
            EpochKeyFile.Rewrap(FileOf(epoch), epoch, masters, next);
        }

        Assert.Equal(before, TextsOf(Open()));
        Open().RotateMaster(next: null);

        Assert.Equal(before, TextsOf(Open()));
        Assert.Equal(next.Id, new MasterKeyFile(Master, isOwn: true).Current().Id);
        Assert.All(Open().Epochs(), epoch => Assert.Contains($"master {next.Id}", File.ReadAllText(FileOf(epoch)), StringComparison.Ordinal));
        Assert.False(File.Exists(Master + ".next"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Months)]
    public void A_rotation_to_another_file_that_was_stopped_goes_on(int wrapped)
    {
        MakeMonths(Months);
        var before = TextsOf(Open());
        var masters = new MasterKeyFile(Master, isOwn: true);
        var next = MasterKeyFile.Make(Beside("next-master"));
        foreach (var epoch in Open().Epochs().Take(wrapped))
        {
            EpochKeyFile.Rewrap(FileOf(epoch), epoch, masters, next.Current());
        }

        Assert.Equal(Months, Open().RotateMaster(next));
        Assert.Equal(before, TextsOf(Open(next)));
    }

    [Fact]
    public void A_file_half_written_by_a_rotation_is_not_taken_for_keys()
    {
        MakeMonths(Months);
        var before = TextsOf(Open());
        File.WriteAllText(FileOf(November) + ".new", "# half");
        File.SetUnixFileMode(FileOf(November) + ".new", OwnerOnly);

        Assert.Equal(before, TextsOf(Open()));
        Assert.Equal(Months, Open().RotateMaster(next: null));
        Assert.Equal(before, TextsOf(Open()));
        Assert.DoesNotContain(Directory.GetFiles(Keys), file => file.EndsWith(".new", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mounted_master_key_must_be_there_and_may_be_shown_to_the_group()
    {
        var mounted = Beside("mounted");
        Assert.Equal(
            $"The master key {mounted} is not there. Mount or restore it; without it no key can be opened, and no push be taken.",
            Assert.Throws<KeyFileException>(() => Open(new MasterKeyFile(mounted, isOwn: false)).Current()).Message);
        Assert.False(File.Exists(mounted));

        var master = MasterKeyFile.Make(mounted);
        File.SetUnixFileMode(mounted, OwnerOnly | UnixFileMode.GroupRead);
        Assert.NotNull(Open(master).Current());
        File.SetUnixFileMode(mounted, OwnerOnly | UnixFileMode.OtherRead);
        Assert.Throws<KeyFileException>(() => Open(master).Current());
    }

    private void AssertOpensNothing(MasterKeyFile master) => Assert.All(Open().Epochs(), epoch => Assert.Contains(
        "was wrapped by another master key", Assert.Throws<KeyFileException>(() => Open(master).Find(epoch)).Message, StringComparison.Ordinal));
}
