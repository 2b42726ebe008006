namespace Analytics.Support.Kafka;

/// <summary>Brokers for a test: clients cannot tell from it which kind they are.</summary>
public interface IKafka
{
    /// <summary>What clients are told: host:port, separated by commas.</summary>
    string Addresses { get; }

    /// <summary>Properties of librdkafka that its clients need.</summary>
    IReadOnlyDictionary<string, string> ForClients { get; }

    /// <summary>Makes a topic; it can be used at once.</summary>
    Task CreateTopicAsync(string topic, int partitions);
}
