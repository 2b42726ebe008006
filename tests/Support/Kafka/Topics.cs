using Confluent.Kafka;

namespace Analytics.Support.Kafka;

/// <summary>Topics as a client sees them.</summary>
internal static class Topics
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static IAdminClient Client(IKafka kafka) => new AdminClientBuilder(
        kafka.ForClients.Append(new("bootstrap.servers", kafka.Addresses)).Append(new("log_level", "2"))).Build();

    /// <summary>Waits until a topic is there and every partition of it has a leader.</summary>
    public static async Task AreLedAsync(IKafka kafka, string topic)
    {
        using var client = Client(kafka);
        using var longest = new CancellationTokenSource(Longest);
        while (client.GetMetadata(topic, Longest).Topics.Single() is var found && (found.Error.IsError || found.Partitions.Any(partition => partition.Leader < 0)))
        {
            await Task.Delay(BetweenLooks, longest.Token);
        }
    }
}
