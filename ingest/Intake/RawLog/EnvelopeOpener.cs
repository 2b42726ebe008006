using Analytics.Custody.DayKeys;
using Analytics.Formats;

namespace Analytics.Intake.RawLog;

/// <summary>Opens envelopes under the keys of their days. Not thread-safe.</summary>
internal sealed class EnvelopeOpener(DayKeyFolder keys) : IDisposable
{
    private readonly Dictionary<uint, DayCipher> ciphers = [];

    /// <summary>Writes the push in an envelope.</summary>
    /// <param name="envelope">What is opened.</param>
    /// <param name="destination">As many bytes as the push has.</param>
    /// <returns>Why it cannot be opened; none when it was.</returns>
    /// <exception cref="Custody.Tokens.KeyFileException">The keys cannot be read, which says nothing about the envelope.</exception>
    public RejectionReason Open(in Envelope envelope, Span<byte> destination)
    {
        if (!ciphers.TryGetValue(envelope.Day, out var cipher))
        {
            if (keys.Find(envelope.Day) is not { } key)
            {
                return RejectionReason.UnknownKey;
            }

            DropDestroyed();
            ciphers.Add(envelope.Day, cipher = new DayCipher(key));
        }

        return envelope.TryOpen(cipher, destination) ? RejectionReason.None : RejectionReason.Undecryptable;
    }

    public void Dispose()
    {
        foreach (var cipher in ciphers.Values)
        {
            cipher.Dispose();
        }
    }

    private void DropDestroyed()
    {
        foreach (var day in ciphers.Keys.Where(day => keys.Find(day) is null).ToList())
        {
            ciphers.Remove(day, out var destroyed);
            destroyed!.Dispose();
        }
    }
}
