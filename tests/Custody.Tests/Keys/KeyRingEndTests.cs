using System.Text;
using Analytics.Custody.Tokens;

namespace Analytics.Custody.Tests.Keys;

/// <summary>How keys come to their end, and what is left of them on the disk.</summary>
public sealed class KeyRingEndTests : KeyRingFolder
{
    [Fact]
    public void Destroyed_keys_are_overwritten_where_they_stood()
    {
        MakeMonths(2);
        var before = File.ReadAllBytes(FileOf(November));
        using var open = File.OpenRead(FileOf(November));

        Open().Destroy(November);

        Assert.Equal([202610u], Open().Epochs());
        Assert.Null(Open().Find(November));
        Assert.NotNull(Open().Find(202610));
        AssertNothingLeft(before, Now(open));
    }

    [Fact]
    public void Half_made_files_of_the_month_are_destroyed_too_and_those_of_others_stay()
    {
        MakeMonths(2);
        var half = File.ReadAllBytes(FileOf(November));
        string[] halves = [FileOf(November) + ".new", FileOf(November) + ".0123.new"];
        Array.ForEach(halves, file => File.WriteAllBytes(file, half));
        File.WriteAllBytes(FileOf(202610) + ".new", half);
        var open = halves.Select(File.OpenRead).ToList();

        Open().Destroy(November);

        Assert.Equal([FileOf(202610), FileOf(202610) + ".new"], Directory.GetFiles(Keys).Order());
        Assert.All(open, file =>
        {
            AssertNothingLeft(half, Now(file));
            file.Dispose();
        });
    }

    [Fact]
    public void A_destroyed_month_that_is_the_present_one_has_other_keys_afterwards()
    {
        var before = TextOf(Open().Current());
        Open().Destroy(November);
        Assert.Empty(TextOf(Open().Current())!.Split(' ').Intersect(before!.Split(' ')));
    }

    [Fact]
    public void Keys_of_the_plain_file_are_taken_over_wrapped_and_their_bytes_destroyed()
    {
        var plain = WritePlain(out var keys);
        var before = File.ReadAllBytes(plain);
        using var open = File.OpenRead(plain);

        Open().TakeOver(plain);

        Assert.False(File.Exists(plain));
        AssertNothingLeft(before, Now(open));
        Assert.Equal([202610u, November], Open().Epochs());
        Assert.Equal(keys, TextsOf(Open()).SelectMany(month => month!.Split(' ')[..3]));
        Assert.All(Directory.GetFiles(Keys), file => Assert.DoesNotContain(
            keys, key => File.ReadAllText(file).Contains(Convert.ToBase64String(Convert.FromHexString(key)), StringComparison.Ordinal)));
        Open().TakeOver(plain);
    }

    [Fact]
    public void A_taking_over_that_was_stopped_goes_on_and_changes_no_key_that_is_there()
    {
        var plain = WritePlain(out _);
        var copy = File.ReadAllText(plain);
        Open().TakeOver(plain);
        var first = TextsOf(Open());
        Open().Destroy(202610);
        File.WriteAllText(plain, copy);
        File.SetUnixFileMode(plain, OwnerOnly);

        Open().TakeOver(plain);

        Assert.False(File.Exists(plain));
        Assert.Equal(first[1], TextOf(Open().Find(November)));
        Assert.Equal(first[0]!.Split(' ')[..3], TextOf(Open().Find(202610))!.Split(' ')[..3]);
    }

    [Theory]
    [InlineData("202611 Parcel short", "is damaged at line 3.")]
    [InlineData("202611 Nothing AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "is damaged at line 3.")]
    [InlineData("month Parcel AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "is damaged at line 3.")]
    [InlineData("", "lacks a purpose")]
    public void A_plain_file_that_is_damaged_is_told_and_stays(string line, string told)
    {
        var plain = WritePlain(out _);
        var lines = File.ReadAllLines(plain);
        lines[2] = line;
        File.WriteAllLines(plain, lines);

        var e = Assert.Throws<KeyFileException>(() => Open().TakeOver(plain));

        Assert.Contains(told, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", e.ToString(), StringComparison.Ordinal);
        Assert.Equal(lines, File.ReadAllLines(plain));
    }

    [Fact]
    public void A_plain_file_that_others_can_read_is_not_taken_over()
    {
        var plain = WritePlain(out _);
        File.SetUnixFileMode(plain, OwnerOnly | UnixFileMode.GroupRead);
        Assert.Contains("consider its keys known", Assert.Throws<KeyFileException>(() => Open().TakeOver(plain)).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(plain));
        Assert.Empty(Open().Epochs());
    }

    // Of two months, with a comment before them.
    private string WritePlain(out List<string> keys)
    {
        var made = Enumerable.Range(1, 6).Select(i => Enumerable.Repeat((byte)(16 + i), EpochKeys.KeySize).ToArray()).ToList();
        var lines = made.Select((key, i) => $"{(i < 3 ? 202610 : November)} {(TokenPurpose)(i % 3)} {Convert.ToBase64String(key)}");
        var plain = Beside("token-keys");
        File.WriteAllLines(plain, lines.Prepend("# Token keys"));
        File.SetUnixFileMode(plain, OwnerOnly);
        keys = [.. made.Select(Convert.ToHexString)];
        return plain;
    }

    // No run of characters that could be part of a key, wherever it may stand.
    private static void AssertNothingLeft(byte[] before, byte[] after)
    {
        Assert.Equal(before.Length, after.Length);
        var left = Encoding.Latin1.GetString(after);
        var text = Encoding.Latin1.GetString(before);
        Assert.DoesNotContain(Enumerable.Range(0, text.Length - 8), at => left.Contains(text.AsSpan(at, 8), StringComparison.Ordinal));
    }
}
