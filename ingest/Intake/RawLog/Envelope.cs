using System.Buffers.Binary;
using Analytics.Custody.DayKeys;
using Analytics.Formats;

namespace Analytics.Intake.RawLog;

/// <summary>
/// A push as it lies in the raw log: whole in the message's value, so that a log without record headers can hold it.
/// <code>
/// byte  version, 1
/// u32   day of the key, as yyyymmdd
/// i64   when the push was received: milliseconds since 1970 (UTC)
/// text  name of the provider
/// text  name of the source: the path below /intake/ that it was sent to
/// box   nonce (12 bytes), the push under AES-256-GCM, tag (16 bytes), up to the end
/// </code>
/// Numbers are big-endian; a text is its length in a byte and so many bytes of UTF-8. All before the box is authenticated with it.
/// </summary>
internal readonly ref struct Envelope
{
    /// <summary>Longest name of a provider or source, in bytes.</summary>
    public const int MaxNameBytes = 128;

    private const byte Version = 1;
    private const int FixedBytes = 1 + sizeof(uint) + sizeof(long);

    private readonly ReadOnlySpan<byte> value;
    private readonly int boxAt;

    private Envelope(ReadOnlySpan<byte> value, ReadOnlySpan<byte> provider, ReadOnlySpan<byte> source, int boxAt)
    {
        this.value = value;
        this.boxAt = boxAt;
        Provider = provider;
        Source = source;
    }

    public uint Day => BinaryPrimitives.ReadUInt32BigEndian(value[1..]);

    /// <summary>Milliseconds since 1970 (UTC).</summary>
    public long ReceivedAt => BinaryPrimitives.ReadInt64BigEndian(value[(1 + sizeof(uint))..]);

    public ReadOnlySpan<byte> Provider { get; }

    public ReadOnlySpan<byte> Source { get; }

    /// <summary>Bytes of the push in it.</summary>
    public int PushLength => Math.Max(0, value.Length - boxAt - DayCipher.Overhead);

    /// <summary>Takes a value apart; nothing in it is to be believed before it is opened.</summary>
    /// <returns>Why it cannot be an envelope; none when it may be.</returns>
    public static RejectionReason Read(ReadOnlySpan<byte> value, out Envelope envelope)
    {
        envelope = default;
        if (value.Length < FixedBytes || value[0] != Version
            || !TryReadName(value, FixedBytes, out var provider, out var at) || !TryReadName(value, at, out var source, out at)
            || value.Length - at < DayCipher.Overhead)
        {
            return RejectionReason.NotAnEnvelope;
        }

        envelope = new Envelope(value, provider, source, at);
        return envelope.PushLength > FormatLimits.MaxPushBytes ? RejectionReason.TooLarge : RejectionReason.None;
    }

    /// <summary>Makes a value of a push.</summary>
    public static byte[] Seal(DayCipher cipher, long receivedAt, ReadOnlySpan<byte> provider, ReadOnlySpan<byte> source, ReadOnlySpan<byte> push)
    {
        var boxAt = FixedBytes + 1 + provider.Length + 1 + source.Length;
        var value = new byte[boxAt + push.Length + DayCipher.Overhead];
        value[0] = Version;
        BinaryPrimitives.WriteUInt32BigEndian(value.AsSpan(1), cipher.Day);
        BinaryPrimitives.WriteInt64BigEndian(value.AsSpan(1 + sizeof(uint)), receivedAt);
        WriteName(provider, value.AsSpan(FixedBytes));
        WriteName(source, value.AsSpan(FixedBytes + 1 + provider.Length));
        cipher.Seal(push, value.AsSpan(0, boxAt), value.AsSpan(boxAt));
        return value;
    }

    /// <summary>Writes the push; false when the cipher does not open it.</summary>
    /// <param name="cipher">The cipher of its day.</param>
    /// <param name="destination"><see cref="PushLength"/> bytes.</param>
    public bool TryOpen(DayCipher cipher, Span<byte> destination) => cipher.TryOpen(value[boxAt..], value[..boxAt], destination);

    private static void WriteName(ReadOnlySpan<byte> name, Span<byte> destination)
    {
        destination[0] = (byte)name.Length;
        name.CopyTo(destination[1..]);
    }

    private static bool TryReadName(ReadOnlySpan<byte> value, int at, out ReadOnlySpan<byte> name, out int after)
    {
        name = [];
        after = at;
        if (at >= value.Length || value[at] > MaxNameBytes || value.Length - at - 1 < value[at])
        {
            return false;
        }

        after = at + 1 + value[at];
        name = value[(at + 1)..after];
        return true;
    }
}
