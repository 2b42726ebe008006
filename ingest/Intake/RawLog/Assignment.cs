using Confluent.Kafka;

namespace Analytics.Intake.RawLog;

/// <summary>One holding of a partition, from its assignment until it is revoked or lost. The same partition held again is another lease.</summary>
/// <param name="partition">Which partition.</param>
internal sealed class Lease(int partition)
{
    public int Partition => partition;
}

/// <summary>Everything before this offset of a lease's partition is done with.</summary>
/// <param name="Lease">The holding under which it was read.</param>
/// <param name="Next">The offset to go on at.</param>
internal readonly record struct RawLogPosition(Lease Lease, long Next);

/// <summary>
/// The partitions that this process holds, and how far each is done. What was read under a lease that has ended is never committed:
/// whoever holds the partition now reads it as well, and commits it. Thread-safe.
/// </summary>
internal sealed class Assignment(string topic)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, Lease> held = [];
    private readonly Dictionary<int, long> done = [];

    /// <summary>Changes with each partition that comes or goes.</summary>
    public int Version { get; private set; }

    public void Add(IEnumerable<int> partitions)
    {
        lock (gate)
        {
            foreach (var partition in partitions)
            {
                held[partition] = new Lease(partition);
                done.Remove(partition);
            }

            Version++;
        }
    }

    /// <summary>Ends the leases of these partitions, once a commit that is under way is through.</summary>
    public void Remove(IEnumerable<int> partitions)
    {
        lock (gate)
        {
            foreach (var partition in partitions)
            {
                held.Remove(partition);
                done.Remove(partition);
            }

            Version++;
        }
    }

    /// <summary>Ends all leases.</summary>
    public void RemoveAll()
    {
        lock (gate)
        {
            held.Clear();
            done.Clear();
        }
    }

    /// <summary>The lease of a partition; null when it is not held. For the thread that adds and removes: it does not wait for a commit.</summary>
    public Lease? Of(int partition) => held.GetValueOrDefault(partition);

    /// <summary>Notes how far partitions are done.</summary>
    public void Advance(IEnumerable<RawLogPosition> positions)
    {
        lock (gate)
        {
            foreach (var (lease, next) in positions)
            {
                if (held.GetValueOrDefault(lease.Partition) == lease)
                {
                    done[lease.Partition] = next;
                }
            }
        }
    }

    /// <summary>Commits how far the partitions held are done. What fails to be committed stays to be.</summary>
    /// <param name="commit">Commits, or throws.</param>
    public void Commit(Action<IReadOnlyList<TopicPartitionOffset>> commit)
    {
        // No lease ends while it is being committed under.
        lock (gate)
        {
            if (done.Count > 0)
            {
                commit([.. done.Select(partition => new TopicPartitionOffset(topic, partition.Key, partition.Value))]);
                done.Clear();
            }
        }
    }
}
