using System.Text;
using Analytics.Custody.DayKeys;
using Analytics.Formats;
using Analytics.Intake.RawLog;

namespace Analytics.Intake.Tests.RawLog;

public sealed class GatheringTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("analytics-gathering-").FullName;
    private readonly DayCipher cipher;
    private readonly EnvelopeOpener opener;
    private readonly FlightRoom room = new(1000);
    private readonly Gathering gathering;

    public GatheringTests()
    {
        var keys = new DayKeyFolder(folder, TimeProvider.System);
        cipher = new DayCipher(keys.Current());
        opener = new EnvelopeOpener(keys);
        gathering = new Gathering(TestSources.All, opener, room);
    }

    public void Dispose()
    {
        gathering.Dispose();
        opener.Dispose();
        cipher.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Blocks_are_of_one_partition_and_one_format_and_the_last_alone_says_where_to_go_on()
    {
        var (first, second) = (new Lease(3), new Lease(5));
        gathering.Add(first, 10, Value("17track", "a"));
        gathering.Add(second, 70, Value("17track", "b"));
        gathering.Add(first, 11, Value("dhl", "c"));
        gathering.Add(first, 12, Value("17track", "d"));
        var blocks = gathering.Take();

        Assert.Equal(
            ["17track 3: 11 a, 13 d", "17track 5: 71 b", "dhl 3: 12 c"],
            blocks.Select(block => $"{block.Format.Provider} {block.File}: {string.Join(", ", Reading.Pushes(block).Select(push => $"{push.Line} {push.Text}"))}").Order());
        Assert.All(blocks.SkipLast(1), block => Assert.Empty((IReadOnlyList<RawLogPosition>)block.After));
        Assert.Equal([new RawLogPosition(first, 13), new RawLogPosition(second, 71)], (IReadOnlyList<RawLogPosition>)blocks[^1].After);
        Assert.Equal((0, 0), (gathering.Count, gathering.Bytes));
    }

    [Fact]
    public void A_message_of_ten_megabytes_is_rejected_without_room_being_made_for_it()
    {
        gathering.Add(new Lease(0), 0, Value("17track", new string(' ', 10_000_000)));
        gathering.Add(new Lease(0), 1, Value("17track", "a"));

        Assert.Equal(1, room.Bytes);
        Assert.Equal(
            [RejectionReason.None, RejectionReason.TooLarge],
            gathering.Take().SelectMany(Reading.Pushes).Select(push => push.Fault).Order());
    }

    [Fact]
    public void Bytes_are_in_flight_until_their_block_is_disposed_of()
    {
        gathering.Add(new Lease(0), 0, Value("17track", "12345"));
        gathering.Add(new Lease(0), 1, Value("dhl", "123"));
        Assert.Equal(8, room.Bytes);

        foreach (var block in gathering.Take())
        {
            block.Dispose();
            block.Dispose();
        }

        Assert.Equal(0, room.Bytes);
    }

    [Fact]
    public void What_is_never_handed_over_is_in_flight_no_longer()
    {
        gathering.Add(new Lease(0), 0, Value("17track", "12345"));
        gathering.Dispose();

        Assert.Equal(0, room.Bytes);
    }

    private byte[] Value(string source, string push)
    {
        var name = Encoding.UTF8.GetBytes(source);
        return Envelope.Seal(cipher, 0, name, name, Encoding.UTF8.GetBytes(push));
    }
}
