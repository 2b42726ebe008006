using Confluent.Kafka;

namespace Analytics.Intake.RawLog;

/// <summary>How far the consumer group is behind in a partition.</summary>
/// <param name="Partition">Which partition.</param>
/// <param name="Committed">Offset of the first message that is not known to be done with.</param>
/// <param name="End">Offset of the next message to be written.</param>
public sealed record PartitionLag(int Partition, long Committed, long End)
{
    /// <summary>Messages that wait, those under way included.</summary>
    public long Messages => Math.Max(0, End - Committed);
}

/// <summary>Asks how far a consumer group is, without joining it.</summary>
public static class GroupLag
{
    /// <summary>The lag of every partition of the topic of pushes.</summary>
    /// <param name="options">The topic and the group.</param>
    /// <param name="within">How long to wait.</param>
    /// <param name="cancellation">Gives up before; the question that is under way goes on unheard.</param>
    /// <exception cref="RawLogException">No broker answers in time, or the topic or the group is not open to us.</exception>
    public static async Task<IReadOnlyList<PartitionLag>> AskAsync(KafkaOptions options, TimeSpan within, CancellationToken cancellation)
    {
        var partitions = await KafkaTopic.CheckAsync(options, within, cancellation).ConfigureAwait(false);
        return await Task.Run(() => Ask(options, partitions, within), cancellation).WaitAsync(cancellation).ConfigureAwait(false);
    }

    private static List<PartitionLag> Ask(KafkaOptions options, int partitions, TimeSpan within)
    {
        try
        {
            using var consumer = new ConsumerBuilder<Ignore, Ignore>(KafkaSettings.Consumer(options)).SetLogHandler((_, _) => { /* the answer says it */ }).Build();
            var all = Enumerable.Range(0, partitions).Select(partition => new TopicPartition(options.Topic, partition));
            return [.. consumer.Committed(all, within).Select(committed => LagOf(consumer, committed, within))];
        }
        catch (KafkaException e)
        {
            throw KafkaTrouble.IsLasting(e.Error) ? KafkaTrouble.Explain(options, e.Error) : KafkaTrouble.Unreachable(options, within);
        }
    }

    private static PartitionLag LagOf(IConsumer<Ignore, Ignore> consumer, TopicPartitionOffset committed, TimeSpan within)
    {
        var ends = consumer.QueryWatermarkOffsets(committed.TopicPartition, within);
        // A group that has committed nothing begins with the earliest message.
        return new PartitionLag(committed.Partition, committed.Offset.IsSpecial ? ends.Low : committed.Offset, ends.High);
    }
}
