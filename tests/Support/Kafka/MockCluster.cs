using System.Runtime.InteropServices;

namespace Analytics.Support.Kafka;

/// <summary>
/// Three brokers that speak Kafka's protocol on the loopback device, in this process: librdkafka's own mock. It keeps messages in
/// memory and drops the oldest without a word past 5 MiB or 100,000 of them in a partition; what it does not check, a real broker may.
/// </summary>
public sealed class MockCluster : IKafka, IDisposable
{
    public const int Brokers = 3;

    /// <summary>When a member leaves, the mock makes the group wait for as long as a session may be silent, less a second.</summary>
    public static readonly IReadOnlyDictionary<string, string> ForConsumers = new Dictionary<string, string>
    {
        ["session.timeout.ms"] = "3000",
        ["heartbeat.interval.ms"] = "300",
    };

    private readonly nint host = MockNative.NewHost();
    private readonly nint cluster;

    public MockCluster()
    {
        cluster = MockNative.NewCluster(host, Brokers);
        MockNative.SetRebalanceDelay(cluster, 200);
        Addresses = Marshal.PtrToStringUTF8(MockNative.Bootstraps(cluster))!;
    }

    /// <summary>What clients are told: host:port, separated by commas.</summary>
    public string Addresses { get; }

    IReadOnlyDictionary<string, string> IKafka.ForClients => ForConsumers;

    Task IKafka.CreateTopicAsync(string topic, int partitions)
    {
        CreateTopic(topic, partitions);
        return Task.CompletedTask;
    }

    public void CreateTopic(string topic, int partitions) => Check(MockNative.CreateTopic(cluster, topic, partitions, Brokers));

    /// <summary>Takes all brokers off the network, or brings them back.</summary>
    public void SetDown(bool isDown)
    {
        for (var broker = 1; broker <= Brokers; broker++)
        {
            Check(isDown ? MockNative.SetDown(cluster, broker) : MockNative.SetUp(cluster, broker));
        }
    }

    /// <summary>Lets every answer of every broker take so long.</summary>
    public void SetLatency(TimeSpan time)
    {
        for (var broker = 1; broker <= Brokers; broker++)
        {
            Check(MockNative.SetRoundTrip(cluster, broker, (int)time.TotalMilliseconds));
        }
    }

    /// <summary>Hands a partition to another broker.</summary>
    public void Lead(string topic, int partition, int broker) => Check(MockNative.SetLeader(cluster, topic, partition, broker));

    /// <summary>The next requests of a kind are answered with these errors, one each.</summary>
    /// <param name="request">Kafka's number of the kind: 0 produce, 1 fetch, 8 commit of offsets.</param>
    /// <param name="errors">Kafka's numbers of the errors.</param>
    public void Refuse(short request, params int[] errors) => MockNative.PushErrors(cluster, request, (nuint)errors.Length, errors);

    public void Dispose()
    {
        MockNative.DestroyCluster(cluster);
        MockNative.DestroyHost(host);
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new InvalidOperationException($"The mock cluster answers with error {error}.");
        }
    }
}
