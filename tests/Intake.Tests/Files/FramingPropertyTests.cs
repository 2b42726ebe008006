using System.Text;
using Analytics.Intake.Files;
using FsCheck;
using FsCheck.Fluent;
using static Analytics.Intake.Tests.Files.Cutting;

namespace Analytics.Intake.Tests.Files;

public class FramingPropertyTests
{
    // Pieces that make valid files, and every kind of broken one, when they are put together at random.
    private static readonly Gen<string> JsonText = Joined(
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "\r\n", " ", "  ", "x", "é", "{}", "[]", "{\"a\":1}\n", "{\"b\":[{},\n{}]}\n",
        "\"\\\"}\"", "\"\\\\\"", "{\"text\":\"", "{\n\"k\":\n[\n1\n]\n}", "\n{", "}\n{", new string(' ', 63), new string('x', 64), "\uFEFF");

    private static readonly Gen<string> CsvText = Joined(
        "a", "1", ",", ",,", "\n", "\r\n", "\"", "\"\"", "\"b,c\"", "\"b\nc\"", "é", " ", ",\"", "\",", "\"\n", "x,y\n", "x,\"y\"\"z\"\n", new string('x', 40));

    private static readonly Gen<int[]> Reads = Gen.Choose(1, 90).NonEmptyListOf().Select(sizes => sizes.ToArray());

    public static TheoryData<string> Framings => ["messages", "objects", "rows"];

    [Theory]
    [MemberData(nameof(Framings))]
    public void Any_split_of_the_bytes_into_reads_and_blocks_gives_the_same_pushes(string framing) => ForAll(framing, (bytes, reads, blockBytes) =>
    {
        var whole = Read(bytes, framing);
        return AssertSame(whole, Read(bytes, framing, blockBytes, reads));
    });

    [Theory]
    [MemberData(nameof(Framings))]
    public void Every_position_goes_on_with_exactly_the_pushes_that_were_left(string framing) => ForAll(framing, (bytes, reads, blockBytes) =>
    {
        using var file = OpenBytes(bytes, Of(framing), blockBytes, reads);
        var whole = Read(bytes, framing);
        var seen = 0;
        foreach (var (pushes, after) in UntilFault(Blocks(file)))
        {
            seen += pushes.Count;
            Assert.Equal(seen, after.Pushes);
            AssertSame((whole.Pushes[seen..], whole.Fault), Read(bytes, framing, blockBytes, reads, after));
        }

        return true;
    });

    [Fact]
    public void No_byte_that_matters_is_left_out()
    {
        ForAll("messages", (bytes, _, _) => NothingLost(bytes, Read(bytes, "messages").Pushes));
        ForAll("rows", (bytes, _, _) => NothingLost(bytes[(bytes.AsSpan().IndexOf((byte)'\n') + 1)..], Read(bytes, "rows").Pushes));
    }

    private static bool NothingLost(byte[] bytes, List<Cut> pushes)
    {
        static string Dense(string text) => new([.. text.Where(c => c > ' ' && c != '\uFEFF')]);
        return Dense(Encoding.UTF8.GetString(bytes)) == Dense(string.Concat(pushes.Select(push => push.Text)));
    }

    private static bool AssertSame((List<Cut> Pushes, string? Fault) expected, (List<Cut> Pushes, string? Fault) actual)
    {
        Assert.Equal(expected.Pushes, actual.Pushes);
        Assert.Equal(expected.Fault, actual.Fault);
        return true;
    }

    private static (List<Cut> Pushes, string? Fault) Read(
        byte[] bytes, string framing, int blockBytes = 1 << 20, int[]? reads = null, FilePosition? from = null)
    {
        using var file = OpenBytes(bytes, Of(framing), blockBytes, reads, from);
        var pushes = UntilFault(Blocks(file)).SelectMany(block => block.Pushes).ToList();
        return (pushes, Record.Exception(() => file.Next(AnyFormat, CancellationToken.None))?.Message);
    }

    private static IEnumerable<T> UntilFault<T>(IEnumerable<T> blocks)
    {
        using var each = blocks.GetEnumerator();
        while (true)
        {
            try
            {
                if (!each.MoveNext())
                {
                    yield break;
                }
            }
            catch (FileUnreadableException)
            {
                yield break;
            }

            yield return each.Current;
        }
    }

    private static PushFraming Of(string framing) => framing switch
    {
        "messages" => PushFraming.JsonMessages,
        "objects" => PushFraming.JsonObjects,
        _ => PushFraming.Rows((byte)','),
    };

    private static void ForAll(string framing, Func<byte[], int[], int, bool> holds)
    {
        var text = framing == "rows"
            ? CsvText.Select(rows => "id,name\n" + rows)
            : from head in Gen.Elements("{}", "[{}", "[", " x") from json in JsonText select head + json;
        var cases = from bytes in text.Select(Encoding.UTF8.GetBytes)
                    from reads in Reads
                    from blockBytes in Gen.Choose(16, 300)
                    select (bytes, reads, blockBytes);
        Prop.ForAll(cases.ToArbitrary(), drawn => holds(drawn.bytes, drawn.reads, drawn.blockBytes))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(60));
    }

    private static Gen<string> Joined(params string[] pieces) => Gen.Elements(pieces).ListOf().Select(string.Concat);
}
