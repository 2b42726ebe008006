using Analytics.Custody.Tokens;

namespace Analytics.Custody.Tests.Keys;

public sealed class KeyRingTests : KeyRingFolder
{
    [Fact]
    public void Keys_are_made_on_first_use_and_only_their_owner_may_read_them()
    {
        var keys = Open().Current();

        Assert.Equal(November, keys.Epoch);
        Assert.All([FileOf(November), Master], file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(file)));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Keys));
        Assert.Equal([FileOf(November)], Directory.GetFiles(Keys));
        var each = TextOf(keys)!.Split(' ');
        Assert.All(each, key => Assert.Equal(64, key.Length));
        Assert.Equal(EpochKeys.Count, each.Distinct().Count());
        Assert.All(each, key => Assert.DoesNotContain(Convert.ToBase64String(Convert.FromHexString(key)), File.ReadAllText(FileOf(November)), StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_keys_come_back_and_a_new_month_gets_new_ones()
    {
        var november = TextOf(Open().Current());
        Assert.Equal(november, TextOf(Open().Current()));

        Clock.Now = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Empty(TextOf(Open().Current())!.Split(' ').Intersect(november!.Split(' ')));
        Assert.Equal(november, TextOf(Open().Find(November)));
        Assert.Equal([November, 202612u], Open().Epochs());
    }

    [Fact]
    public async Task Keys_are_made_once_however_many_ask_for_them_first_at_the_same_time()
    {
        using var start = new Barrier(16);
        var all = await Task.WhenAll(Enumerable.Range(0, start.ParticipantCount).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return TextOf(Open().Current());
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Single(all.Distinct());
        Assert.Equal([FileOf(November)], Directory.GetFiles(Keys));
        Assert.Equal([Master], Directory.GetFiles(Path.GetDirectoryName(Master)!));
    }

    [Fact]
    public void To_ask_for_keys_that_are_not_there_makes_none()
    {
        Assert.Null(Open().Find(November));
        Assert.Empty(Open().Epochs());
        Open().Destroy(November);
        Assert.False(Directory.Exists(Keys));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_file_that_others_have_a_right_to_is_refused(UnixFileMode right)
    {
        Open().Current();
        File.SetUnixFileMode(FileOf(November), OwnerOnly | right);
        Assert.Equal(
            $"The key file {FileOf(November)} can be read by others. Take their rights away (chmod 600) and consider its keys known.",
            Assert.Throws<KeyFileException>(() => Open().Current()).Message);

        File.SetUnixFileMode(FileOf(November), OwnerOnly);
        File.SetUnixFileMode(Master, OwnerOnly | right);
        Assert.Contains("rotate it (analytics keys rotate-master)", Assert.Throws<KeyFileException>(() => Open().Current()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "recipient short")]
    [InlineData(2, "recipient")]
    [InlineData(2, "nothing AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData(2, "recipient AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData(0, "AAAAAAAA")]
    public void A_damaged_file_is_told_by_its_name_and_without_its_content(int line, string text)
    {
        Open().Current();
        var lines = File.ReadAllLines(FileOf(November)).ToList();
        lines[1 + line] = text;
        File.WriteAllLines(FileOf(November), lines);

        var e = Assert.Throws<KeyFileException>(() => Open().Current());

        Assert.StartsWith($"The key file {FileOf(November)} is damaged.", e.Message, StringComparison.Ordinal);
        Assert.All(lines.SelectMany(some => some.Split(' ')).Where(word => word.Length > 20), word => Assert.DoesNotContain(word, e.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("AAAA", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_short_is_told_and_so_is_a_master_key_that_is_none()
    {
        Open().Current();
        File.WriteAllLines(FileOf(November), File.ReadAllLines(FileOf(November))[..^1]);
        Assert.Contains("is damaged", Assert.Throws<KeyFileException>(() => Open().Current()).Message, StringComparison.Ordinal);

        File.Delete(FileOf(November));
        File.WriteAllText(Master, "no key\n");
        Assert.Contains("is damaged: it must be 32 bytes", Assert.Throws<KeyFileException>(() => Open().Current()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_put_in_the_place_of_another_month_or_purpose_are_not_opened()
    {
        MakeMonths(2);
        var lines = File.ReadAllLines(FileOf(November));
        File.Copy(FileOf(202610), FileOf(November), overwrite: true);
        Assert.Contains("is damaged", Assert.Throws<KeyFileException>(() => Open().Current()).Message, StringComparison.Ordinal);

        (lines[2], lines[3]) = ("parcel " + lines[3].Split(' ')[1], "recipient " + lines[2].Split(' ')[1]);
        File.WriteAllLines(FileOf(November), lines);
        Assert.Contains("is damaged", Assert.Throws<KeyFileException>(() => Open().Current()).Message, StringComparison.Ordinal);
    }
}
