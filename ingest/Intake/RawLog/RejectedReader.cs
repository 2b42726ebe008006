using Confluent.Kafka;

namespace Analytics.Intake.RawLog;

/// <summary>Reads what was rejected and not redriven.</summary>
public static class RejectedReader
{
    /// <summary>Every record in the topic as it stands now, the oldest first.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="within">How long a broker may take to answer.</param>
    /// <param name="cancellation">Gives up before.</param>
    /// <exception cref="RawLogException">No broker answers in time, or the topic is not there or not open to us.</exception>
    public static async Task<IReadOnlyList<RejectedRecord>> ReadAsync(KafkaOptions options, TimeSpan within, CancellationToken cancellation)
    {
        var partitions = await KafkaTopic.CheckAsync(options, options.RejectedTopic, within, cancellation).ConfigureAwait(false);
        return await Task.Run(() => Read(options, partitions, within, cancellation), cancellation).ConfigureAwait(false);
    }

    private static List<RejectedRecord> Read(KafkaOptions options, int partitions, TimeSpan within, CancellationToken cancellation)
    {
        var records = new Dictionary<(int Partition, long Offset), RejectedRecord>();
        try
        {
            using var consumer = new ConsumerBuilder<byte[]?, byte[]?>(KafkaSettings.Reader(options)).SetLogHandler((_, _) => { /* the answer says it */ }).Build();
            foreach (var partition in Enumerable.Range(0, partitions).Select(partition => new TopicPartition(options.RejectedTopic, partition)))
            {
                var ends = consumer.QueryWatermarkOffsets(partition, within);
                consumer.Assign(new TopicPartitionOffset(partition, ends.Low));
                for (var next = ends.Low.Value; next < ends.High;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var read = consumer.Consume(within) ?? throw KafkaTrouble.Unreachable(options, within);
                    Apply(records, read.Message);
                    next = read.Offset + 1;
                }
            }
        }
        catch (KafkaException e)
        {
            throw KafkaTrouble.IsLasting(e.Error) ? KafkaTrouble.Explain(options with { Topic = options.RejectedTopic }, e.Error) : KafkaTrouble.Unreachable(options, within);
        }

        return [.. records.Values.OrderBy(record => record.RejectedAt).ThenBy(record => record.Partition).ThenBy(record => record.Offset)];
    }

    private static void Apply(Dictionary<(int Partition, long Offset), RejectedRecord> records, Message<byte[]?, byte[]?> message)
    {
        if (RejectedRecord.PlaceOf(message.Key) is not { } place)
        {
            return;
        }

        if (message.Value is not null && RejectedRecord.Parse(message.Value) is { } record)
        {
            records[place] = record;
        }
        else
        {
            records.Remove(place);
        }
    }
}
