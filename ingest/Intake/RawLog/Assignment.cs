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
/// The partitions that this process holds. What was read under a lease that has ended is never committed:
/// whoever holds the partition now reads it as well, and commits it. Thread-safe.
/// </summary>
internal sealed class Assignment(string topic)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, Lease> held = [];

    /// <summary>Changes with each partition that comes or goes.</summary>
    public int Version { get; private set; }

    public void Add(IEnumerable<int> partitions)
    {
        lock (gate)
        {
            foreach (var partition in partitions)
            {
                held[partition] = new Lease(partition);
            }

            Version++;
        }
    }

    /// <summary>Ends the leases of these partitions.</summary>
    public void Remove(IEnumerable<int> partitions)
    {
        lock (gate)
        {
            foreach (var partition in partitions)
            {
                held.Remove(partition);
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
        }
    }

    /// <summary>The lease of a partition; null when it is not held. For the thread that adds and removes.</summary>
    public Lease? Of(int partition) => held.GetValueOrDefault(partition);

    /// <summary>Hands on how far partitions are done, apart from those that are not held any more.</summary>
    /// <param name="positions">Where each is to be gone on at; of several of a partition the last counts.</param>
    /// <param name="store">Takes the offset of a partition; must not wait for anything.</param>
    public void Advance(IEnumerable<RawLogPosition> positions, Action<TopicPartitionOffset> store)
    {
        // No lease ends meanwhile.
        lock (gate)
        {
            foreach (var lease in positions.GroupBy(position => position.Lease).Where(lease => held.GetValueOrDefault(lease.Key.Partition) == lease.Key))
            {
                store(new TopicPartitionOffset(topic, lease.Key.Partition, lease.Last().Next));
            }
        }
    }
}
