using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Analytics.Custody.DayKeys;
using Analytics.Formats;
using Analytics.Intake.RawLog;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Intake.Tests.RawLog;

public sealed class EnvelopeTests : IDisposable
{
    private const uint Day = 20261125;
    private const long ReceivedAt = 1_795_600_000_123;

    private static readonly byte[] sealKey = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] routeKey = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];

    private readonly string folder = Directory.CreateTempSubdirectory("analytics-envelope-").FullName;
    private readonly DayKeyFolder keys;

    public EnvelopeTests()
    {
        var path = Path.Combine(folder, $"{Day}");
        File.WriteAllLines(path, [Convert.ToBase64String(sealKey), Convert.ToBase64String(routeKey)]);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        keys = new DayKeyFolder(folder, TimeProvider.System);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_envelope_has_the_layout_that_is_written_down()
    {
        var value = Seal("a push");

        Assert.Equal(1, value[0]);
        Assert.Equal(Day, BinaryPrimitives.ReadUInt32BigEndian(value.AsSpan(1)));
        Assert.Equal(ReceivedAt, BinaryPrimitives.ReadInt64BigEndian(value.AsSpan(5)));
        Assert.Equal([6, .. "mapped"u8, 11, .. "mapped/shop"u8], value[13..32]);
        Assert.Equal(32 + 12 + "a push".Length + 16, value.Length);

        // Opened by the platform's own cipher, from the layout alone.
        using var aes = new AesGcm(sealKey, 16);
        var push = new byte["a push".Length];
        aes.Decrypt(value.AsSpan(32, 12), value.AsSpan(44..^16), value.AsSpan(^16..), push, value.AsSpan(0, 32));
        Assert.Equal("a push", Encoding.UTF8.GetString(push));
    }

    [Fact]
    public void An_envelope_that_was_written_once_is_opened_for_good()
    {
        var value = Convert.FromHexString(KnownAnswers.Envelope);

        Assert.Equal(RejectionReason.None, Open(value, out var push));
        Assert.Equal("""{"number":"RNUM000001"}""", push);
        Assert.Equal(RejectionReason.None, Envelope.Read(value, out var envelope));
        Assert.Equal((Day, ReceivedAt), (envelope.Day, envelope.ReceivedAt));
        Assert.Equal("17track", Encoding.UTF8.GetString(envelope.Provider));
    }

    [Fact]
    public void Any_push_comes_out_as_it_went_in() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        push =>
        {
            using var cipher = new DayCipher(keys.Find(Day)!);
            var value = Envelope.Seal(cipher, ReceivedAt, "p"u8, "s"u8, push);
            var opened = new byte[push.Length];
            return Envelope.Read(value, out var envelope) == RejectionReason.None && envelope.TryOpen(cipher, opened) && opened.SequenceEqual(push);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_bit_of_an_envelope_can_be_changed_without_notice()
    {
        var value = Seal("a push");
        for (var bit = 0; bit < value.Length * 8; bit++)
        {
            var changed = value.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(RejectionReason.None, Open(changed, out _));
        }
    }

    [Fact]
    public void An_envelope_that_is_cut_off_anywhere_is_none_or_is_not_opened()
    {
        var value = Seal("a push");
        Assert.All(Enumerable.Range(0, value.Length), length =>
            Assert.Contains(Open(value.AsSpan(0, length), out _), new[] { RejectionReason.NotAnEnvelope, RejectionReason.Undecryptable }));
    }

    [Fact]
    public void Nothing_that_came_by_chance_throws_or_is_opened() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        value => Open([1, .. value], out _) != RejectionReason.None && Open(value, out _) != RejectionReason.None).QuickCheckThrowOnFailure();

    [Fact]
    public void An_envelope_of_another_version_is_none() => Assert.Equal(RejectionReason.NotAnEnvelope, Open([2, .. Seal("a push")[1..]], out _));

    [Fact]
    public void A_name_that_reaches_beyond_the_envelope_makes_it_none()
    {
        var value = Seal("a push");
        value[13] = 127;
        Assert.Equal(RejectionReason.NotAnEnvelope, Open(value, out _));
    }

    [Fact]
    public void An_envelope_of_a_day_without_key_is_rejected_for_that()
    {
        var value = Seal("a push");
        BinaryPrimitives.WriteUInt32BigEndian(value.AsSpan(1), Day + 1);
        Assert.Equal(RejectionReason.UnknownKey, Open(value, out _));
    }

    [Fact]
    public void An_envelope_under_another_key_of_the_same_day_is_not_opened()
    {
        var other = Path.Combine(folder, "other");
        using var cipher = new DayCipher(new DayKeyFolder(other, new FixedTime(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero))).Current());
        Assert.Equal(RejectionReason.Undecryptable, Open(Envelope.Seal(cipher, ReceivedAt, "p"u8, "s"u8, "a push"u8), out _));
    }

    [Fact]
    public void An_envelope_of_more_than_a_push_may_have_is_too_large()
    {
        using var cipher = new DayCipher(keys.Find(Day)!);
        var most = Envelope.Seal(cipher, ReceivedAt, "p"u8, "s"u8, new byte[FormatLimits.MaxPushBytes]);
        var more = Envelope.Seal(cipher, ReceivedAt, "p"u8, "s"u8, new byte[FormatLimits.MaxPushBytes + 1]);

        Assert.Equal(RejectionReason.None, Open(most, out _));
        Assert.Equal(RejectionReason.TooLarge, Open(more, out _));
    }

    [Fact]
    public void The_same_push_is_never_sealed_alike() => Assert.NotEqual(Seal("a push"), Seal("a push"));

    private byte[] Seal(string push)
    {
        using var cipher = new DayCipher(keys.Find(Day)!);
        return Envelope.Seal(cipher, ReceivedAt, "mapped"u8, "mapped/shop"u8, Encoding.UTF8.GetBytes(push));
    }

    private RejectionReason Open(ReadOnlySpan<byte> value, out string push)
    {
        push = "";
        var fault = Envelope.Read(value, out var envelope);
        if (fault != RejectionReason.None)
        {
            return fault;
        }

        using var opener = new EnvelopeOpener(keys);
        var opened = new byte[envelope.PushLength];
        fault = opener.Open(envelope, opened);
        push = Encoding.UTF8.GetString(opened);
        return fault;
    }
}
