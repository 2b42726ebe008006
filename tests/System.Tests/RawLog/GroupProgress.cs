using Analytics.Intake.RawLog;
using Confluent.Kafka;

namespace Analytics.System.Tests.RawLog;

/// <summary>What the brokers know of a group of readers.</summary>
internal static class GroupProgress
{
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(30);

    /// <summary>Messages of each partition that the group has not committed.</summary>
    public static IReadOnlyList<long> Left(KafkaOptions options, int partitions)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(
            options.Properties.Append(new("bootstrap.servers", options.Brokers)).Append(new("group.id", options.Group)))
            .SetLogHandler((_, _) => { /* of properties that are for the other end */ })
            .Build();
        var all = Enumerable.Range(0, partitions).Select(partition => new TopicPartition(options.Topic, partition));
        return [.. consumer.Committed(all, longest).Select(partition => consumer.QueryWatermarkOffsets(partition.TopicPartition, longest).High - Math.Max(0, partition.Offset.Value))];
    }
}
