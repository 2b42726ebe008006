using System.Text;
using Analytics.Custody;
using Analytics.Custody.DayKeys;
using Analytics.Formats;
using Analytics.Intake.Http;
using Analytics.Intake.RawLog;
using Analytics.Pipeline;
using Analytics.Support.Kafka;
using Analytics.System.Tests.Processes;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.System.Tests.RawLog;

/// <summary>
/// Invariants 2 and 3 over Kafka: whatever happens to its readers, the same pushes give the same facts and the same report files, byte
/// for byte, as on the embedded path.
/// </summary>
public sealed class SameFactsTests : IAsyncLifetime
{
    private const string Topic = "tracking.raw";
    private const int PushesPerFormat = 250;

    private static readonly PipelineOptions InSmallBatches = new() { Workers = 2, ScansPerBatch = 200, WritesWhenNothingWaits = true };
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Cli cli = new();
    private readonly MockCluster cluster = new();
    private IReadOnlyDictionary<string, string[]> pushes = null!;
    private readonly Dictionary<string, IntakeSource> sources = IntakeSource.Providers(FieldPolicy.BuiltIn).ToDictionary(source => source.Provider);

    public async ValueTask InitializeAsync()
    {
        cluster.CreateTopic(Topic, partitions: 6);
        pushes = await SimulatedPushes.OfAsync(cli, parcels: 400, PushesPerFormat);
    }

    public ValueTask DisposeAsync()
    {
        cluster.Dispose();
        cli.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Two_readers_share_a_topic_one_is_lost_between_write_and_commit_and_the_facts_are_those_of_the_embedded_path()
    {
        await using var warehouse = await LocalWarehouse.OpenAsync(cli.Data);
        var embedded = await EmbeddedAsync(warehouse);
        await warehouse.EmptyAsync();

        await AppendAsync(0, 2);
        await PoisonAsync();
        var first = Reader();
        var leaving = new LeavingLog(first, commits: 3);
        var lost = warehouse.RunAsync(leaving, InSmallBatches);
        await leaving.FirstCommit.WaitAsync(Longest);
        await using var second = Reader();
        var staying = warehouse.RunAsync(second, InSmallBatches);
        await AppendAsync(1, 2);
        await Assert.ThrowsAsync<IOException>(() => lost.WaitAsync(Longest));
        await first.DisposeAsync();

        await UntilAsync(async () => await warehouse.FactsAsync() == embedded.Facts);
        second.End();
        await staying.WaitAsync(Longest);
        MustBeSame(embedded, (await warehouse.FactsAsync(), await warehouse.ReportsAsync()));
        Assert.Equal(
            ["NotAnEnvelope", "NotAnEnvelope", "UnknownKey", "UnknownSource"],
            await warehouse.LinesAsync("SELECT reason FROM rejections FINAL ORDER BY reason"));
    }

    private async Task<(string Facts, IReadOnlyDictionary<string, byte[]> Reports)> EmbeddedAsync(LocalWarehouse warehouse)
    {
        foreach (var (format, lines) in pushes)
        {
            var file = cli.Write($"{format}.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
            await warehouse.LoadAsync(format, FieldPolicy.BuiltIn, new PipelineOptions(), file);
        }

        return (await warehouse.FactsAsync(), await warehouse.ReportsAsync());
    }

    private static void MustBeSame(
        (string Facts, IReadOnlyDictionary<string, byte[]> Reports) one, (string Facts, IReadOnlyDictionary<string, byte[]> Reports) other)
    {
        Assert.True(one.Facts == other.Facts, "The facts differ.");
        Assert.Equal(one.Reports.Keys, other.Reports.Keys);
        Assert.All(one.Reports, report => Assert.True(report.Value.AsSpan().SequenceEqual(other.Reports[report.Key]), $"{report.Key} differs."));
    }

    // One part of so many, of every format.
    private async Task AppendAsync(int part, int parts)
    {
        using var writer = new KafkaRawLog(Options(), Keys(), new RawLogSources(sources), TimeProvider.System, NullLogger.Instance);
        foreach (var (format, lines) in pushes)
        {
            foreach (var chunk in lines.Where((_, i) => i % parts == part).Chunk(50))
            {
                Assert.All(await writer.AppendAsync(TextBlock.Of(sources[format].Format, chunk)), outcome => Assert.Null(outcome));
            }
        }
    }

    // Messages that are no pushes of ours: they are counted, once however often they are read, and stop nothing.
    private async Task PoisonAsync()
    {
        using var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = cluster.Addresses }).Build();
        byte[] head = [1, 0, 0, 0, 1, .. new byte[8]];
        byte[] ofNoKey = [.. head, 3, .. "dhl"u8, 3, .. "dhl"u8, .. new byte[28]];
        byte[] ofNoSource = [.. head, 4, .. "none"u8, 4, .. "none"u8, .. new byte[28]];
        foreach (var value in new[] { "garbage"u8.ToArray(), new byte[100_000], ofNoKey, ofNoSource })
        {
            await producer.ProduceAsync(Topic, new Message<Null, byte[]> { Value = value });
        }
    }

    private KafkaPushLog Reader() => new(Options(), Keys(), new RawLogSources(sources), TimeProvider.System, NullLogger.Instance);

    private KafkaOptions Options() => new()
    {
        Brokers = cluster.Addresses,
        Topic = Topic,
        GatherFor = TimeSpan.FromMilliseconds(20),
        PushesGathered = 60,
        Properties = MockCluster.ForConsumers,
    };

    private DayKeyFolder Keys() => new(cli.PathOf("raw-log-keys"), TimeProvider.System);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var longest = new CancellationTokenSource(Longest);
        while (!await holds())
        {
            await Task.Delay(BetweenLooks, longest.Token);
        }
    }
}
