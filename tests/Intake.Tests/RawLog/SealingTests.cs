using System.Text;
using Analytics.Custody.DayKeys;
using Analytics.Intake.RawLog;

namespace Analytics.Intake.Tests.RawLog;

public sealed class SealingTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("analytics-sealing-").FullName;

    public SealingTests()
    {
        var path = Path.Combine(folder, "20261125");
        File.WriteAllLines(path, [KeyFrom(0), KeyFrom(100)]);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        static string KeyFrom(int first) => Convert.ToBase64String([.. Enumerable.Range(first, 32).Select(i => (byte)i)]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_key_of_a_message_is_the_keyed_hash_of_its_tracking_number() =>
        Assert.Equal(KnownAnswers.RouteOfNumber, RouteOf("17track", TestSources.Push(1)));

    [Fact]
    public void All_pushes_of_a_parcel_have_one_key_however_its_number_is_written_and_whoever_sends_them()
    {
        Assert.Equal(KnownAnswers.RouteOfNumber, RouteOf("17track", TestSources.Push(1, step: 7).Replace("RNUM000001", "rnum 000-001", StringComparison.Ordinal)));
        Assert.Equal(KnownAnswers.RouteOfNumber, RouteOf("easypost", """
            {"object":"Event","mode":"production","result":{"tracking_code":"RNUM000001","carrier":"USPS",
            "tracking_details":[{"status":"in_transit","datetime":"2026-10-01T08:00:00Z"}]}}
            """));
    }

    [Fact]
    public void A_push_of_which_no_number_can_be_read_is_hashed_whole() =>
        Assert.Equal(KnownAnswers.RouteOfPush, RouteOf("17track", "not json"));

    [Fact]
    public void At_midnight_the_next_key_is_used()
    {
        var time = new FixedTime(Noon);
        using var sealer = new EnvelopeSealer(new DayKeyFolder(folder, time), TestSources.All, time);
        var push = Encoding.UTF8.GetBytes(TestSources.Push(1));
        var before = sealer.Seal(TestSources.Format("17track"), push);
        time.Now = Noon.AddDays(1);
        var after = sealer.Seal(TestSources.Format("17track"), push);

        Assert.Equal((20261125u, 20261126u), (DayOf(before), DayOf(after)));
        Assert.NotEqual(before.Key, after.Key);
    }

    private static uint DayOf(SealedPush push)
    {
        Envelope.Read(push.Value, out var envelope);
        return envelope.Day;
    }

    private string RouteOf(string provider, string push)
    {
        var time = new FixedTime(Noon);
        using var sealer = new EnvelopeSealer(new DayKeyFolder(folder, time), TestSources.All, time);
        return Convert.ToHexStringLower(sealer.Seal(TestSources.Format(provider), Encoding.UTF8.GetBytes(push)).Key);
    }
}
