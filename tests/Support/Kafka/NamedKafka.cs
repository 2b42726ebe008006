using Confluent.Kafka.Admin;

namespace Analytics.Support.Kafka;

/// <summary>The brokers that the environment names, for what does not kill them.</summary>
public sealed class NamedKafka : IKafka
{
    /// <summary>The variable of the environment: host:port, separated by commas.</summary>
    public const string Variable = "ANALYTICS_TEST_KAFKA";

    private NamedKafka(string addresses) => Addresses = addresses;

    public string Addresses { get; }

    public IReadOnlyDictionary<string, string> ForClients { get; } = new Dictionary<string, string>();

    /// <summary>None when none are named.</summary>
    public static NamedKafka? Find() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? new NamedKafka(named) : null;

    public async Task CreateTopicAsync(string topic, int partitions)
    {
        using var client = Topics.Client(this);
        await client.CreateTopicsAsync([new TopicSpecification { Name = topic, NumPartitions = partitions }]);
        await Topics.AreLedAsync(this, topic);
    }
}
