using System.Text.RegularExpressions;
using Analytics.Custody.DayKeys;
using Analytics.Intake.RawLog;
using Analytics.Intake.Tests.Http;
using Analytics.Support.Kafka;
using Confluent.Kafka;

namespace Analytics.Intake.Tests.RawLog;

/// <summary>A topic of a mock cluster, keys in a folder that is deleted afterwards, and both ends of the raw log over them.</summary>
internal sealed partial class RawLogFixture : IAsyncDisposable
{
    private const string Topic = "tracking.raw";

    private readonly List<IAsyncDisposable> readers = [];
    private readonly string folder = Directory.CreateTempSubdirectory("analytics-raw-log-").FullName;

    public RawLogFixture(int partitions = 4)
    {
        Keys = new DayKeyFolder(Path.Combine(folder, "keys"), TimeProvider.System);
        Options = new KafkaOptions { Brokers = Cluster.Addresses, Topic = Topic, GatherFor = TimeSpan.FromMilliseconds(20), Properties = MockCluster.ForConsumers };
        Cluster.CreateTopic(Topic, partitions);
    }

    public MockCluster Cluster { get; } = new();

    public DayKeyFolder Keys { get; private set; }

    /// <summary>The file of the day's key.</summary>
    public string KeyFile => Directory.GetFiles(Path.Combine(folder, "keys")).Single();

    public KafkaOptions Options { get; set; }

    public LogRecorder Log { get; } = new();

    /// <summary>As in a process that has just begun: no key is known yet.</summary>
    public void ForgetKeys() => Keys = new DayKeyFolder(Path.Combine(folder, "keys"), TimeProvider.System);

    public KafkaRawLog Writer() => new(Options, Keys, TestSources.All, TimeProvider.System, Log.CreateLogger(""));

    public KafkaPushLog Reader()
    {
        var reader = new KafkaPushLog(Options, Keys, TestSources.All, TimeProvider.System, Log.CreateLogger(""));
        readers.Add(reader);
        return reader;
    }

    /// <summary>Waits until readers were given partitions so many times.</summary>
    public async Task AssignedAsync(int times)
    {
        using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Log.Lines.Count(line => Assigned().IsMatch(line)) < times)
        {
            await Task.Delay(20, longest.Token);
        }
    }

    /// <summary>Puts pushes into the log through its writing end.</summary>
    public async Task AppendAsync(params IReadOnlyList<string> pushes)
    {
        using var writer = Writer();
        Assert.All(await writer.AppendAsync(TestSources.Block("17track", pushes)), outcome => Assert.Null(outcome));
    }

    /// <summary>Puts a message into the topic as it is, past the writing end.</summary>
    public async Task ProduceAsync(params IReadOnlyList<byte[]?> values)
    {
        using var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig
        {
            BootstrapServers = Cluster.Addresses,
            MessageMaxBytes = 20_000_000,
        }).Build();
        foreach (var value in values)
        {
            await producer.ProduceAsync(Topic, new Message<Null, byte[]> { Value = value! });
        }
    }

    /// <summary>All messages of the topic as another client sees them.</summary>
    public IReadOnlyList<ConsumeResult<byte[], byte[]>> Messages(int count)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = Cluster.Addresses,
            GroupId = "another",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
        }).Build();
        consumer.Subscribe(Topic);
        var messages = new List<ConsumeResult<byte[], byte[]>>();
        while (messages.Count < count)
        {
            messages.Add(consumer.Consume(TimeSpan.FromSeconds(30)) ?? throw new TimeoutException($"{messages.Count} of {count} messages came."));
        }

        consumer.Close();
        return messages;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var reader in readers)
        {
            await reader.DisposeAsync();
        }

        Cluster.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex(@"^3105 .*: \d")]
    private static partial Regex Assigned();
}
