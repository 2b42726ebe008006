using System.Buffers;
using Analytics.Formats;
using Analytics.Intake.Files;

namespace Analytics.Intake.RawLog;

/// <summary>The pushes of one partition and format that are gathered, in a pooled buffer that the block takes over.</summary>
internal sealed class GatheredPushes(PushFormat format, int partition, FlightRoom room) : IMemoryOwner<byte>
{
    private const int FirstBytes = 1 << 14;

    private readonly PooledBuffer buffer = new(FirstBytes);
    private readonly List<PushBounds> bounds = [];
    private int taken;

    public Memory<byte> Memory => buffer.Memory;

    /// <summary>Adds a push that could not be taken out of its envelope.</summary>
    public void Reject(long line, RejectionReason reason) => bounds.Add(new PushBounds(0, 0, line, reason));

    /// <summary>Adds the push in an envelope; the room counts it until this is disposed of.</summary>
    /// <returns>Bytes of the push.</returns>
    public int Add(EnvelopeOpener opener, in Envelope envelope, long line)
    {
        var length = envelope.PushLength;
        while (buffer.Free.Length < length)
        {
            buffer.Grow();
        }

        var fault = opener.Open(envelope, buffer.Free.Span[..length]);
        if (fault != RejectionReason.None)
        {
            Reject(line, fault);
            return 0;
        }

        bounds.Add(new PushBounds(buffer.Length, length, line));
        buffer.Add(length);
        room.Take(length);
        taken += length;
        return length;
    }

    public PushBlock ToBlock(IReadOnlyList<RawLogPosition> after) => new(format, partition, this, buffer.Length, bounds, after) { TellsRejected = true };

    public void Dispose()
    {
        buffer.Dispose();
        room.GiveBack(taken);
        taken = 0;
    }
}
