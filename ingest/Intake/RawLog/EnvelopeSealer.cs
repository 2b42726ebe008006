using Analytics.Custody.DayKeys;
using Analytics.Formats;

namespace Analytics.Intake.RawLog;

/// <summary>A push as a message of the raw log.</summary>
/// <param name="Key">What it is routed by: a keyed hash of its tracking number, or of the whole push where none can be read.</param>
/// <param name="Value">The <see cref="Envelope"/>.</param>
internal readonly record struct SealedPush(byte[] Key, byte[] Value);

/// <summary>Seals pushes under the day's key. Not thread-safe: each sender has its own.</summary>
internal sealed class EnvelopeSealer(DayKeyFolder keys, RawLogSources sources, TimeProvider time) : IDisposable
{
    private readonly Dictionary<PushFormat, IPushReader> readers = [];
    private readonly DecodedPush decoded = new();
    private DayCipher? cipher;

    /// <exception cref="Custody.Tokens.KeyFileException">The day's key cannot be had.</exception>
    public SealedPush Seal(PushFormat format, ReadOnlyMemory<byte> push)
    {
        var key = keys.Current();
        if (cipher?.Day != key.Id)
        {
            cipher?.Dispose();
            cipher = new DayCipher(key);
        }

        var name = sources.NameOf(format);
        var value = Envelope.Seal(cipher, time.GetUtcNow().ToUnixTimeMilliseconds(), name.Provider, name.Source, push.Span);
        return new SealedPush(RouteOf(cipher, format, push), value);
    }

    public void Dispose() => cipher?.Dispose();

    // Pushes of one parcel go one way, so that whoever reads a partition meets the parcel's pushes together. What cannot be read is
    // rejected where it is transformed, with its reason: here it only has to go somewhere.
    private byte[] RouteOf(DayCipher cipher, PushFormat format, ReadOnlyMemory<byte> push)
    {
        var route = new byte[DayCipher.RouteSize];
        if (!readers.TryGetValue(format, out var reader))
        {
            readers.Add(format, reader = format.CreateReader());
        }

        var isRead = reader.Read(push, decoded) == RejectionReason.None;
        if (!isRead || !cipher.TryRoute(decoded.Identify(decoded.Parcels[0].Number), route))
        {
            cipher.Route(push.Span, route);
        }

        return route;
    }
}
