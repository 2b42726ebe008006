using Confluent.Kafka;

namespace Analytics.Intake.RawLog;

/// <summary>Reads single messages of the raw log by their place.</summary>
internal static class RawLogLookup
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>The message; null when the raw log does not have it any more.</summary>
    /// <exception cref="RawLogException">No broker answers in time, or the topic is not open to us.</exception>
    public static Message<byte[]?, byte[]?>? Find(KafkaOptions options, int partition, long offset)
    {
        try
        {
            using var consumer = new ConsumerBuilder<byte[]?, byte[]?>(KafkaSettings.Reader(options)).SetLogHandler((_, _) => { /* the answer says it */ }).Build();
            var at = new TopicPartitionOffset(options.Topic, partition, offset);
            var ends = consumer.QueryWatermarkOffsets(at.TopicPartition, Longest);
            if (offset < ends.Low || offset >= ends.High)
            {
                return null;
            }

            consumer.Assign(at);
            var read = consumer.Consume(Longest) ?? throw KafkaTrouble.Unreachable(options, Longest);
            return read.Offset == offset ? read.Message : null;
        }
        catch (KafkaException e)
        {
            throw KafkaTrouble.IsLasting(e.Error) ? KafkaTrouble.Explain(options, e.Error) : KafkaTrouble.Unreachable(options, Longest);
        }
    }
}
