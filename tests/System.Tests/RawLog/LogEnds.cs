using Analytics.Custody.DayKeys;
using Analytics.Intake.RawLog;
using Analytics.Support.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.System.Tests.RawLog;

/// <summary>Both ends of a raw log, as processes that share the keys of days have them.</summary>
/// <param name="kafka">Where the topic is.</param>
/// <param name="keys">The folder of the keys.</param>
internal sealed class LogEnds(IKafka kafka, string keys)
{
    public const int Partitions = 6;

    public KafkaOptions Options { get; } = new()
    {
        Brokers = kafka.Addresses,
        Topic = $"tracking.raw.{Guid.NewGuid():N}", // brokers that the environment names keep it
        Group = $"transform.{Guid.NewGuid():N}",
        GatherFor = TimeSpan.FromMilliseconds(20),
        PushesGathered = 60,
        AcknowledgedWithin = TimeSpan.FromSeconds(2), // shorter than a broker is away
        Properties = kafka.ForClients,
    };

    public Task CreateTopicAsync() => kafka.CreateTopicAsync(Options.Topic, Partitions);

    public KafkaRawLog Writer() => new(Options, Keys(), new RawLogSources(ProviderPushes.Sources), TimeProvider.System, NullLogger.Instance);

    public KafkaPushLog Reader() => new(Options, Keys(), new RawLogSources(ProviderPushes.Sources), TimeProvider.System, NullLogger.Instance);

    private DayKeyFolder Keys() => new(keys, TimeProvider.System);
}
