using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Analytics.Intake.RawLog;

/// <summary>
/// A member of the consumer group: the messages of the partitions that it holds, and the commits of what is done. All but
/// <see cref="Commit"/> is for one thread.
/// </summary>
internal sealed class GroupMember : IDisposable
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(10);

    private readonly KafkaOptions options;
    private readonly ILogger logger;
    private readonly BrokerTroubles troubles;
    private readonly Assignment assignment;
    private readonly IConsumer<Ignore, byte[]> consumer;
    private bool isPaused;
    private int pausedVersion;

    /// <exception cref="RawLogException">librdkafka does not take a property.</exception>
    public GroupMember(KafkaOptions options, TimeProvider time, ILogger logger)
    {
        troubles = new BrokerTroubles(logger, time);
        this.options = options;
        this.logger = logger;
        assignment = new Assignment(options.Topic);
        consumer = Build();
    }

    public void Join() => consumer.Subscribe(options.Topic);

    /// <summary>The next message and the lease that it was read under; null when none came in time, or it was read too late.</summary>
    /// <exception cref="RawLogException">No message can come, and waiting would not change that.</exception>
    public (Lease Lease, long Offset, byte[]? Value)? Read(TimeSpan wait)
    {
        try
        {
            return consumer.Consume(wait) is { } read && assignment.Of(read.Partition) is { } lease ? (lease, read.Offset, read.Message.Value) : null;
        }
        catch (KafkaException e) when (KafkaTrouble.IsLasting(e.Error))
        {
            throw KafkaTrouble.Explain(options, e.Error);
        }
        catch (ConsumeException e)
        {
            troubles.Tell(e.Error);
            return null;
        }
    }

    /// <summary>Whether the group knows this member.</summary>
    public bool HasJoined => !string.IsNullOrEmpty(consumer.MemberId);

    /// <summary>
    /// How far the partitions held are read, from what came with the messages: no broker is asked. A partition that nothing has come from is
    /// not told.
    /// </summary>
    public IReadOnlyList<PartitionLag> Lag()
    {
        try
        {
            return
            [
                .. from partition in consumer.Assignment
                   let position = consumer.Position(partition)
                   let end = consumer.GetWatermarkOffsets(partition).High
                   where !position.IsSpecial && !end.IsSpecial
                   select new PartitionLag(partition.Partition, position, end),
            ];
        }
        catch (KafkaException)
        {
            // Of a partition that is not known yet; what is only measured ends no reading.
            return [];
        }
    }

    /// <summary>No messages from now on; <see cref="Read"/> still has to be called. Partitions that come meanwhile wait with the others.</summary>
    public void Pause()
    {
        if (!isPaused || pausedVersion != assignment.Version)
        {
            isPaused = true;
            pausedVersion = assignment.Version;
            consumer.Pause(consumer.Assignment);
        }
    }

    public void Resume()
    {
        if (isPaused)
        {
            isPaused = false;
            consumer.Resume(consumer.Assignment);
        }
    }

    /// <summary>
    /// Has these positions committed, apart from those of partitions that are not held any more: within half a second or so, when partitions
    /// move, and on leaving. What cannot be committed is read again by whoever holds the partition next. Thread-safe; waits for nothing.
    /// </summary>
    public void Commit(IEnumerable<RawLogPosition> positions)
    {
        try
        {
            assignment.Advance(positions, consumer.StoreOffset);
        }
        catch (KafkaException e)
        {
            // The partition has just gone.
            RawLogLog.NotCommitted(logger, $"{e.Error.Code}");
        }
    }

    /// <summary>Leaves the group, so that others take the partitions over at once; whatever comes to be committed later is not.</summary>
    public void Dispose()
    {
        assignment.RemoveAll();
        // It asks the coordinator, which may be away for as long as it likes; then the group finds out by itself that this member is gone.
        if (!Task.Run(Leave).Wait(LongestGoodbye))
        {
            RawLogLog.LeftWithoutGoodbye(logger, options.Group, LongestGoodbye.TotalSeconds);
        }
    }

    private IConsumer<Ignore, byte[]> Build()
    {
        try
        {
            return new ConsumerBuilder<Ignore, byte[]>(KafkaSettings.Consumer(options))
                .SetPartitionsAssignedHandler((_, partitions) => Assigned(partitions))
                .SetPartitionsRevokedHandler((_, partitions) => End(partitions))
                .SetPartitionsLostHandler((_, partitions) => End(partitions))
                .SetOffsetsCommittedHandler((_, committed) => Committed(committed))
                .SetErrorHandler((_, error) => troubles.Tell(error))
                .SetLogHandler((_, _) => { /* the errors among them come to the other handler */ })
                .Build();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw KafkaTrouble.WrongProperties(e);
        }
    }

    private void Leave()
    {
        try
        {
            consumer.Close();
        }
        catch (KafkaException e)
        {
            troubles.Tell(e.Error);
        }

        consumer.Dispose();
    }

    private void Committed(CommittedOffsets committed)
    {
        if (committed.Error.IsError)
        {
            RawLogLog.NotCommitted(logger, $"{committed.Error.Code}");
        }
    }

    private void Assigned(IReadOnlyList<TopicPartition> partitions)
    {
        assignment.Add(partitions.Select(partition => partition.Partition.Value));
        RawLogLog.Assigned(logger, options.Topic, string.Join(", ", partitions.Select(partition => partition.Partition.Value)));
    }

    private void End(IReadOnlyList<TopicPartitionOffset> partitions)
    {
        assignment.Remove(partitions.Select(partition => partition.Partition.Value));
        RawLogLog.Revoked(logger, options.Topic, string.Join(", ", partitions.Select(partition => partition.Partition.Value)));
    }
}
