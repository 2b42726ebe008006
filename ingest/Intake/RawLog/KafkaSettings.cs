using System.Globalization;
using Analytics.Formats;

namespace Analytics.Intake.RawLog;

/// <summary>What librdkafka is told, from the options.</summary>
internal static class KafkaSettings
{
    /// <summary>Longest message: the longest push, its envelope and key, and what a batch adds.</summary>
    public const int MaxMessageBytes = FormatLimits.MaxPushBytes + (64 << 10);

    /// <summary>Bytes that librdkafka may fetch ahead of what is gathered, over all partitions.</summary>
    private const int MaxFetchedAheadBytes = 16 << 20;

    public static IEnumerable<KeyValuePair<string, string>> Producer(KafkaOptions options) => With(options, new()
    {
        ["acks"] = "all",
        ["enable.idempotence"] = "true",
        ["message.timeout.ms"] = Milliseconds(options.AcknowledgedWithin),
        ["message.max.bytes"] = Number(MaxMessageBytes),
        // The pushes that wait, and the blocks of uploads: the bound of memory is not librdkafka's, but here it ends.
        ["queue.buffering.max.messages"] = Number(2 * options.MaxWaitingPushes),
        ["linger.ms"] = "5",
        ["allow.auto.create.topics"] = "false",
        ["dotnet.producer.delivery.report.fields"] = "none",
        ["compression.type"] = "none", // ciphertext does not get smaller
        ["partitioner"] = "murmur2_random", // as Kafka's own clients: a parcel's pushes stay together whoever writes them
    });

    public static IEnumerable<KeyValuePair<string, string>> Consumer(KafkaOptions options) => With(options, new()
    {
        ["group.id"] = options.Group,
        ["enable.auto.commit"] = "true", // of what is stored, which is what is done with
        ["auto.commit.interval.ms"] = "500",
        ["enable.auto.offset.store"] = "false",
        ["auto.offset.reset"] = "earliest",
        ["partition.assignment.strategy"] = "cooperative-sticky",
        ["fetch.message.max.bytes"] = Number(1 << 20),
        ["queued.max.messages.kbytes"] = Number(MaxFetchedAheadBytes >> 10),
        ["receive.message.max.bytes"] = Number(Math.Max(100_000_000, 2 * MaxMessageBytes)),
    });

    /// <summary>For reading at places that the reader names, without being a member of a group.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Reader(KafkaOptions options)
    {
        var settings = new Dictionary<string, string>(Consumer(options), StringComparer.Ordinal) { ["group.id"] = $"{options.Group}.reader" };
        settings["auto.offset.reset"] = "error";
        return settings;
    }

    /// <summary>Brokers and whatever lets in: for asking about topics.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Admin(KafkaOptions options) => With(options, new() { ["allow.auto.create.topics"] = "false" });

    private static Dictionary<string, string> With(KafkaOptions options, Dictionary<string, string> settings)
    {
        settings["bootstrap.servers"] = options.Brokers;
        settings["client.id"] = "analytics";
        foreach (var (name, value) in options.Properties)
        {
            settings[name] = value;
        }

        return settings;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => Number((long)time.TotalMilliseconds);
}
