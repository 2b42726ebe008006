using Analytics.Intake.RawLog;
using Analytics.Pipeline;
using Analytics.Support.Kafka;
using Analytics.Support.RawLog;
using Confluent.Kafka;

namespace Analytics.System.Tests.RawLog;

/// <summary>
/// Two readers share a topic, and one is lost between writing facts and committing them, while pushes come; messages that are none are
/// among them. What they make of it must be what the embedded path makes of the pushes.
/// </summary>
internal static class TwoReaders
{
    private static readonly PipelineOptions inSmallBatches = new() { Workers = 2, ScansPerBatch = 200, WritesWhenNothingWaits = true };

    public static async Task MustBeAsEmbeddedAsync(IKafka kafka)
    {
        using var cli = new Cli();
        var pushes = await ProviderPushes.SimulateAsync(cli.PathOf("sim"));
        await using var warehouse = await LocalWarehouse.OpenAsync(cli.Data);
        var embedded = await FactsAndReports.EmbeddedAsync(cli, warehouse, pushes);

        var log = new LogEnds(kafka, cli.PathOf("raw-log-keys"));
        await log.CreateTopicAsync();
        await AppendAsync(log, pushes, 0, 2);
        await PoisonAsync(log.Options);
        var first = log.Reader();
        var leaving = new LeavingLog(first, commits: 3);
        var lost = warehouse.RunAsync(leaving, inSmallBatches);
        await leaving.FirstCommit.WaitAsync(Patience.Longest);
        await using var second = log.Reader();
        var staying = warehouse.RunAsync(second, inSmallBatches);
        await AppendAsync(log, pushes, 1, 2);
        await Assert.ThrowsAsync<IOException>(() => lost.WaitAsync(Patience.Longest));
        await first.DisposeAsync();

        await Patience.UntilAsync(async () => await FactsAndReports.FactsAsync(warehouse) == embedded.Facts);
        second.End();
        await staying.WaitAsync(Patience.Longest);
        (await FactsAndReports.OfAsync(warehouse)).MustBe(embedded);
        Assert.Equal(
            ["NotAnEnvelope", "NotAnEnvelope", "UnknownKey", "UnknownSource"],
            await warehouse.LinesAsync("SELECT reason FROM rejections FINAL ORDER BY reason"));
    }

    // One part of so many, of every format.
    private static async Task AppendAsync(LogEnds log, IReadOnlyDictionary<string, string[]> pushes, int part, int parts)
    {
        using var writer = log.Writer();
        foreach (var (format, lines) in pushes)
        {
            foreach (var chunk in lines.Where((_, i) => i % parts == part).Chunk(50))
            {
                Assert.All(await writer.AppendAsync(TextBlock.Of(ProviderPushes.Sources[format].Format, chunk)), outcome => Assert.Null(outcome));
            }
        }
    }

    // Messages that are no pushes of ours: they are counted, once however often they are read, and stop nothing.
    private static async Task PoisonAsync(KafkaOptions options)
    {
        using var producer = new ProducerBuilder<Null, byte[]>(options.Properties.Append(new("bootstrap.servers", options.Brokers)))
            .SetLogHandler((_, _) => { /* of properties that are for the other end */ })
            .Build();
        byte[] head = [1, 0, 0, 0, 1, .. new byte[8]];
        byte[] ofNoKey = [.. head, 3, .. "dhl"u8, 3, .. "dhl"u8, .. new byte[28]];
        byte[] ofNoSource = [.. head, 4, .. "none"u8, 4, .. "none"u8, .. new byte[28]];
        foreach (var value in new[] { "garbage"u8.ToArray(), new byte[100_000], ofNoKey, ofNoSource })
        {
            await producer.ProduceAsync(options.Topic, new Message<Null, byte[]> { Value = value });
        }
    }
}
