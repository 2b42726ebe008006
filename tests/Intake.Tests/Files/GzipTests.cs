using System.Security.Cryptography;
using System.Text;
using Analytics.Intake.Files;
using static Analytics.Intake.Tests.Files.Cutting;

namespace Analytics.Intake.Tests.Files;

public class GzipTests
{
    private const string CutOff = "the compressed data ends too early. The file was cut off: copy or fetch it again, then --resume.";
    private const string Damaged = "the compressed data is damaged. Copy or fetch the file again, then --resume.";
    private static readonly PushFraming Csv = PushFraming.Rows((byte)',');

    [Fact]
    public void Several_members_are_one_file()
    {
        byte[] file = [.. Gzip.Of("id,name\n1,"), .. Gzip.Of(""), .. Gzip.Of("a\n2,b\n")];
        for (var read = 1; read <= file.Length; read++)
        {
            Assert.Equal([new Cut("1,a", 2), new Cut("2,b", 3)], CutBytes(file, Csv, reads: [read]));
        }
    }

    [Theory]
    [InlineData(40, 1)]
    [InlineData(20_000, 4_999)]
    public void A_file_cut_off_anywhere_is_never_taken_for_whole(int rows, int step)
    {
        var text = Rows(rows);
        var whole = CutText(text, Csv);
        var file = Gzip.Of(text);
        for (var length = 2; length < file.Length; length += step)
        {
            var (pushes, reason) = ReadDamaged(file[..length]);
            Assert.Equal(CutOff, reason);
            Assert.Equal(whole.Take(pushes.Count), pushes);
        }
    }

    [Fact]
    public void A_file_cut_off_in_data_that_could_not_be_compressed_is_never_taken_for_whole()
    {
        var text = "id,name\n1," + Convert.ToBase64String(SHA512.HashData("a"u8)) + "\n";
        using var to = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(to, System.IO.Compression.CompressionLevel.NoCompression))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        var file = to.ToArray();
        for (var length = 2; length < file.Length; length++)
        {
            Assert.Equal(CutOff, ReadDamaged(file[..length]).Reason);
        }
    }

    [Fact]
    public void A_file_with_a_wrong_bit_is_never_taken_for_whole_and_changed()
    {
        var text = Rows(40);
        var file = Gzip.Of(text);
        var whole = CutText(text, Csv);
        for (var bit = 16; bit < file.Length * 8; bit++)
        {
            var broken = file.ToArray();
            broken[bit / 8] ^= (byte)(1 << (bit % 8));
            var (pushes, reason) = ReadDamaged(broken);
            Assert.True(reason is Damaged or CutOff || pushes.SequenceEqual(whole), $"bit {bit}");
        }
    }

    [Fact]
    public void Rows_before_the_damage_are_read()
    {
        var text = Rows(100_000);
        var file = Gzip.Of(text);
        var (pushes, reason) = ReadDamaged(file[..(file.Length / 2)]);
        Assert.Equal(CutOff, reason);
        Assert.InRange(pushes.Count, 30_000, 70_000);
    }

    [Fact]
    public void Bytes_that_are_not_gzip_behind_the_data_are_told()
    {
        var (pushes, reason) = ReadDamaged([.. Gzip.Of("id,name\n1,a\n"), .. "what is this"u8]);
        Assert.Equal("bytes that are not gzip follow the compressed data. Remove them, or write the file again.", reason);
        Assert.Equal([new Cut("1,a", 2)], pushes);
    }

    private static string Rows(int count) =>
        "id,name\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"{i},{Convert.ToHexString(SHA256.HashData(BitConverter.GetBytes(i)), 0, 6)}\n"));

    private static (List<Cut> Pushes, string? Reason) ReadDamaged(byte[] bytes)
    {
        var pushes = new List<Cut>();
        try
        {
            using var file = OpenBytes(bytes, Csv, blockBytes: 4096);
            foreach (var block in Blocks(file))
            {
                pushes.AddRange(block.Pushes);
            }

            return (pushes, null);
        }
        catch (FileUnreadableException e)
        {
            Assert.Equal(pushes.Count + (e.Line == 1 ? 1 : 2), e.Line);
            return (pushes, e.Reason);
        }
    }
}
