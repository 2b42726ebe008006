using System.Text;
using Analytics.Formats;
using Analytics.Intake.Files;
using static Analytics.Intake.Tests.Files.Cutting;

namespace Analytics.Intake.Tests.Files;

public sealed class PushFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("analytics-intake-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("nothing-here.csv", FileRefusal.Missing, "there is no such file. Check the name and the folder.")]
    [InlineData("none/nothing.csv", FileRefusal.Missing, "there is no such file. Check the name and the folder.")]
    [InlineData("", FileRefusal.Folder, "this is a folder. Name the files in it.")]
    public void What_is_no_file_is_refused(string name, FileRefusal why, string explanation) =>
        AssertRefused(Path.Combine(folder, name), why, explanation);

    [Theory]
    [InlineData("", FileRefusal.Empty, "the file is empty. Check that it was written and copied to its end.")]
    [InlineData("\u00FF\u00FEi\0d\0", FileRefusal.NotUtf8, "the text is UTF-16 or UTF-32. Convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8).")]
    [InlineData("\0i\0d", FileRefusal.NotUtf8, "the text is UTF-16 or UTF-32. Convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8).")]
    [InlineData("PK\u0003\u0004rest", FileRefusal.NotText, "this is neither text nor gzip. Unpack it, or save it as CSV or JSON, first.")]
    [InlineData("PAR1rest", FileRefusal.NotText, "this is neither text nor gzip. Unpack it, or save it as CSV or JSON, first.")]
    [InlineData("  \n1,2\n", FileRefusal.NoHeader, "the first line holds no column names. Delimited text needs a header line.")]
    public void What_cannot_be_read_is_refused_before_anything_is_read(string content, FileRefusal why, string explanation) =>
        AssertRefused(Write("a.csv", Encoding.Latin1.GetBytes(content)), why, explanation);

    [Fact]
    public void A_gzip_file_of_nothing_is_empty() =>
        AssertRefused(Write("a.csv.gz", Gzip.Of("")), FileRefusal.Empty, "the file is empty. Check that it was written and copied to its end.");

    [Fact]
    public void A_file_without_permission_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "A privileged user may read every file.");
        var path = Write("a.csv", "id\n1\n"u8.ToArray());
        File.SetUnixFileMode(path, UnixFileMode.UserWrite);
        AssertRefused(path, FileRefusal.NoPermission,
            "no permission to read it. Allow this user to read the file (chmod u+r), or run as a user who may.");
    }

    [Fact]
    public void Gzip_is_told_by_its_first_bytes_and_not_by_the_name()
    {
        const string Text = "id,name\n1,a\n2,b\n";
        Assert.Equal([new Cut("1,a", 2), new Cut("2,b", 3)], ReadAll(Write("a.csv", Gzip.Of(Text))));
        Assert.Equal([new Cut("1,a", 2), new Cut("2,b", 3)], ReadAll(Write("a.csv.gz", Encoding.UTF8.GetBytes(Text))));
    }

    [Fact]
    public void A_read_error_comes_after_all_whole_rows_before_it()
    {
        var stream = new ChoppyStream("id,name\n1,a\n2,b\n3,\"c"u8.ToArray(), [5], new IOException("cable"));
        using var file = PushFile.Open(stream, "orders.csv", PushFraming.Rows((byte)','), null, 0, 4096);
        Assert.Equal([new Cut("1,a", 2), new Cut("2,b", 3)], Blocks(file).First().Pushes);
        var thrown = Assert.Throws<FileUnreadableException>(() => file.Next(AnyFormat, CancellationToken.None));
        Assert.Equal(
            "orders.csv, line 4: the disk or the connection failed while reading. Try again with --resume. "
            + "Everything before this line was read.",
            thrown.Message);
    }

    [Fact]
    public void Progress_counts_bytes_on_disk_up_to_the_files_length()
    {
        var gzip = Gzip.Of("id,name\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i},{i * 7919L % 10007}\n")));
        foreach (var bytes in new[] { gzip, Gzip.Unpack(gzip) })
        {
            using var file = PushFile.Open(Write("a.csv", bytes), null);
            Assert.InRange(file.Progress.BytesRead, 1, bytes.Length);
            Assert.Equal(bytes.Length, file.Progress.Length);
            Assert.Equal(50_000, Blocks(file).Sum(block => block.Pushes.Count));
            Assert.Equal(bytes.Length, file.Progress.BytesRead);
        }
    }

    [Fact]
    public void Reading_goes_on_at_a_position_in_plain_and_in_compressed_files()
    {
        var text = "id,name\n" + string.Concat(Enumerable.Range(0, 400_000).Select(i => $"{i},row {i}\n"));
        foreach (var path in new[] { Write("a.csv", Encoding.UTF8.GetBytes(text)), Write("a.csv.gz", Gzip.Of(text)) })
        {
            using var first = PushFile.Open(path, null);
            var after = Blocks(first).Skip(1).First().After;
            using var second = PushFile.Open(path, null, after);
            var rest = Blocks(second).ToList();
            Assert.Equal(new Cut($"{after.Pushes},row {after.Pushes}", after.Pushes + 2), rest[0].Pushes[0]);
            Assert.Equal(["id", "name"], second.Columns);
            Assert.Equal(400_000, after.Pushes + rest.Sum(block => block.Pushes.Count));
            Assert.Equal(400_000, rest[^1].After.Pushes);
        }
    }

    [Fact]
    public void A_file_shorter_than_the_position_is_refused()
    {
        foreach (var bytes in new[] { "id\n1\n"u8.ToArray(), Gzip.Of("id\n1\n") })
        {
            var path = Write("a.csv", bytes);
            var thrown = Assert.Throws<FileRefusedException>(() => PushFile.Open(path, null, new FilePosition(6, 3, 2)));
            Assert.Equal(
                $"{path}: it is shorter than where the last load stopped, so it is not the same file. Load it anew, without --resume.",
                thrown.Message);
            using var atEnd = PushFile.Open(path, null, new FilePosition(5, 3, 1));
            Assert.Empty(Blocks(atEnd));
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public void Positions_around_a_push_that_is_too_large_are_outside_it(string kind)
    {
        var huge = new string('x', FormatLimits.MaxPushBytes + 10);
        var (framing, text) = kind == "csv"
            ? (PushFraming.Rows((byte)','), $"id\n1\n{huge}\n2\n{huge}\n3\n")
            : (PushFraming.JsonMessages, $"{{}}\n[\"{huge}\"]\n{{}}\n{huge}\n[]\n");
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = CutBytes(bytes, framing);
        Assert.Equal([false, true, false, true, false], whole.Select(push => push.Fault == RejectionReason.TooLarge));
        using var file = OpenBytes(bytes, framing);
        foreach (var (_, after) in Blocks(file))
        {
            Assert.Equal(whole[(int)after.Pushes..], CutBytes(bytes, framing, from: after));
        }
    }

    [Fact]
    public void A_line_of_200_MB_passes_in_flat_memory()
    {
        using var long200 = new RepeatedStream("{\"a\":\"", 'x', 200_000_000, "\"}\n{\"b\":1}\n");
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var file = PushFile.Open(long200, "long.json", PushFraming.JsonMessages, null, 0, 1 << 20);
        Assert.Equal(
            [new Cut("", 1, RejectionReason.TooLarge), new Cut("""{"b":1}""", 2)],
            Blocks(file).SelectMany(block => block.Pushes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 6L * FormatLimits.MaxPushBytes);
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using var file = OpenBytes(new byte[100_000].Select(_ => (byte)'x').ToArray(), PushFraming.JsonMessages, 64);
        Assert.Throws<OperationCanceledException>(() => file.Next(AnyFormat, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_block_knows_its_format_and_file_and_gives_nothing_after_it_is_disposed_of()
    {
        using var file = PushFile.Open(Write("a.csv", "id\n1\n"u8.ToArray()), null, index: 7);
        var block = file.Next(AnyFormat, CancellationToken.None)!;
        Assert.Same(AnyFormat, block.Format);
        Assert.Equal(new Coordinates(7, 2), block[0].At);
        Assert.Throws<ArgumentOutOfRangeException>(() => block[1]);
        block.Dispose();
        Assert.Throws<ObjectDisposedException>(() => block[0]);
    }

    private static void AssertRefused(string path, FileRefusal why, string explanation)
    {
        var thrown = Assert.Throws<FileRefusedException>(() => PushFile.Open(path, PushFraming.Rows((byte)',')));
        Assert.Equal(why, thrown.Why);
        Assert.Equal($"{path}: {explanation}", thrown.Message);
    }

    private static List<Cut> ReadAll(string path)
    {
        using var file = PushFile.Open(path, null);
        return [.. Blocks(file).SelectMany(block => block.Pushes)];
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
