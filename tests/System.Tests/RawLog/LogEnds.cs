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
    public KafkaOptions Options { get; init; } = new()
    {
        Brokers = kafka.Addresses,
        Topic = $"tracking.raw.{Guid.NewGuid():N}", // brokers that the environment names keep it
        Group = $"transform.{Guid.NewGuid():N}",
        GatherFor = TimeSpan.FromMilliseconds(20),
        PushesGathered = 60,
        Properties = kafka.ForClients,
    };

    public Task CreateTopicAsync() => kafka.CreateTopicAsync(Options.Topic, partitions: 6);

    public KafkaRawLog Writer() => new(Options, Keys(), new RawLogSources(ProviderPushes.Sources), TimeProvider.System, NullLogger.Instance);

    public KafkaPushLog Reader() => new(Options, Keys(), new RawLogSources(ProviderPushes.Sources), TimeProvider.System, NullLogger.Instance);

    private DayKeyFolder Keys() => new(keys, TimeProvider.System);
}
