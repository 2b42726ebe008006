using Analytics.Formats;

namespace Analytics.Intake.RawLog;

/// <summary>
/// Messages of all partitions on their way into blocks. The pushes of a block speak alike and come from one partition, so blocks are
/// done with in another order than messages were read; hence only the last block of what was gathered tells where to go on.
/// </summary>
internal sealed class Gathering(RawLogSources sources, EnvelopeOpener opener, FlightRoom room) : IDisposable
{
    private static readonly IReadOnlyList<RawLogPosition> nowhere = [];

    private readonly Dictionary<(int Partition, PushFormat Format), GatheredPushes> parts = [];
    private readonly Dictionary<Lease, long> next = [];

    public int Count { get; private set; }

    /// <summary>Bytes of the pushes.</summary>
    public int Bytes { get; private set; }

    /// <summary>Adds a message, whatever is in it: what is no push of ours is rejected with its reason.</summary>
    /// <exception cref="Custody.Tokens.KeyFileException">The keys cannot be read.</exception>
    public void Add(Lease lease, long offset, ReadOnlySpan<byte> value)
    {
        var line = offset + 1; // lines count from 1
        var fault = Envelope.Read(value, out var envelope);
        var format = fault == RejectionReason.None ? sources.Find(envelope.Source) : null;
        if (format is not null)
        {
            Bytes += PartOf(lease.Partition, format).Add(opener, envelope, line);
        }
        else
        {
            PartOf(lease.Partition, Unreadable.Format).Reject(line, fault != RejectionReason.None ? fault : RejectionReason.UnknownSource);
        }

        next[lease] = offset + 1;
        Count++;
    }

    /// <summary>Hands over what was gathered, as blocks to be committed in this order.</summary>
    public IReadOnlyList<PushBlock> Take()
    {
        var last = parts.Count - 1;
        RawLogPosition[] after = [.. next.Select(lease => new RawLogPosition(lease.Key, lease.Value))];
        var blocks = parts.Values.Select((part, i) => part.ToBlock(i == last ? after : nowhere)).ToList();
        parts.Clear();
        next.Clear();
        (Count, Bytes) = (0, 0);
        return blocks;
    }

    public void Dispose()
    {
        foreach (var part in parts.Values)
        {
            part.Dispose();
        }

        parts.Clear();
    }

    private GatheredPushes PartOf(int partition, PushFormat format)
    {
        if (!parts.TryGetValue((partition, format), out var part))
        {
            parts.Add((partition, format), part = new GatheredPushes(format, partition, room));
        }

        return part;
    }
}
