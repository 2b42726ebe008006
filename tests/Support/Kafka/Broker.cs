namespace Analytics.Support.Kafka;

/// <summary>
/// A Kafka broker of its own on the loopback device, 0.9.0.1 with its ZooKeeper: old, but real. What it acknowledged is in files, and
/// there again after a kill. Its folder is gone with it.
/// </summary>
public sealed class Broker : IKafka, IAsyncDisposable
{
    private const int Number = 0;

    private readonly DirectoryInfo folder;
    private readonly ZooKeeper zooKeeper;
    private readonly int port = JavaServer.FreePort();
    private JavaServer? server;

    private Broker(DirectoryInfo folder, ZooKeeper zooKeeper) => (this.folder, this.zooKeeper) = (folder, zooKeeper);

    /// <summary>Why none can be had on this machine; null when one can.</summary>
    public static string? Missing => Java.Missing;

    public string Addresses => $"127.0.0.1:{port}";

    /// <summary>
    /// It tells nobody which versions of the protocol it speaks, cannot tell a message that is sent twice, and lets no session be silent
    /// for longer than 30 s, where librdkafka asks for 45.
    /// </summary>
    public IReadOnlyDictionary<string, string> ForClients { get; } = new Dictionary<string, string>
    {
        ["api.version.request"] = "false",
        ["broker.version.fallback"] = "0.9.0.1",
        ["enable.idempotence"] = "false",
        ["session.timeout.ms"] = "10000",
    };

    /// <exception cref="InvalidOperationException">It does not start; the message holds its log.</exception>
    public static async Task<Broker> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("analytics-broker-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "log4j.properties"), """
            log4j.rootLogger=INFO, out
            log4j.appender.out=org.apache.log4j.ConsoleAppender
            log4j.appender.out.layout=org.apache.log4j.PatternLayout
            log4j.appender.out.layout.ConversionPattern=%d %p %m (%c)%n
            """);
        var broker = new Broker(folder, await ZooKeeper.StartAsync(folder.FullName));
        await File.WriteAllTextAsync(broker.Settings, broker.Properties());
        await broker.StartAgainAsync();
        return broker;
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        server?.Dispose();
        server = null;
    }

    /// <summary>Starts it with what it had kept.</summary>
    public async Task StartAgainAsync()
    {
        await zooKeeper.ForgetAsync(Number);
        var command = Java.Command(folder.FullName, megabytes: 256, "kafka.Kafka", Settings);
        server = await JavaServer.StartAsync(Path.Combine(folder.FullName, "kafka.log"), port, command);
    }

    public async Task CreateTopicAsync(string topic, int partitions)
    {
        await Java.RunAsync(Java.Command(
            folder.FullName,
            megabytes: 64,
            "kafka.admin.TopicCommand", "--zookeeper", zooKeeper.Address, "--create", "--topic", topic, "--partitions", $"{partitions}", "--replication-factor", "1"));
        await Topics.AreLedAsync(this, topic);
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        zooKeeper.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private string Settings => Path.Combine(folder.FullName, "kafka.properties");

    // Topics are made on purpose; the longest push has to fit, and one that is too long for us; what few clients need is enough.
    private string Properties() => $"""
        broker.id={Number}
        listeners=PLAINTEXT://{Addresses}
        advertised.listeners=PLAINTEXT://{Addresses}
        log.dirs={folder.FullName}/kafka
        zookeeper.connect={zooKeeper.Address}
        zookeeper.session.timeout.ms=2000
        auto.create.topics.enable=false
        message.max.bytes=12000000
        replica.fetch.max.bytes=12000000
        num.network.threads=2
        num.io.threads=2
        log.cleaner.enable=false
        offsets.topic.num.partitions=1
        offsets.topic.replication.factor=1
        """;
}
