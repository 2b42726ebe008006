using Analytics.Pipeline;
using Analytics.Support.Kafka;
using Analytics.Support.RawLog;

namespace Analytics.System.Tests.RawLog;

/// <summary>Invariants 2 and 3 over a broker that keeps messages in files, and can be killed.</summary>
public sealed class BrokerTests
{
    private const int Count = 4000;
    private const int InABlock = 20;
    private const int Senders = 4;

    [Fact]
    public async Task A_real_broker_gives_the_facts_and_reports_of_the_embedded_path()
    {
        if (NamedKafka.Find() is { } named)
        {
            await TwoReaders.MustBeAsEmbeddedAsync(named);
            return;
        }

        await using var broker = await StartAsync();
        await TwoReaders.MustBeAsEmbeddedAsync(broker);
    }

    [Fact]
    public async Task A_broker_is_killed_while_pushes_are_appended_and_read_and_nothing_that_it_acknowledged_is_lost()
    {
        await using var broker = await StartAsync();
        using var cli = new Cli();
        await using var warehouse = await LocalWarehouse.OpenAsync(cli.Data);
        var pushes = SmallPushes.Of(0, Count);
        var embedded = await FactsAndReports.EmbeddedAsync(cli, warehouse, new Dictionary<string, string[]> { [SmallPushes.Provider] = pushes });

        var log = new LogEnds(broker, cli.PathOf("raw-log-keys"));
        await log.CreateTopicAsync();
        using var writer = log.Writer();
        await using var reader = log.Reader();
        var reading = warehouse.RunAsync(reader, new PipelineOptions { Workers = 2, ScansPerBatch = 200, WritesWhenNothingWaits = true });
        var sender = new StubbornSender(writer, ProviderPushes.Sources[SmallPushes.Provider].Format);
        await SendAsync(sender, pushes[..(Count / 4)]);
        await Patience.UntilAsync(async () => await warehouse.LinesAsync("SELECT parcel FROM scans LIMIT 1") is not []);

        var sending = SendAsync(sender, pushes[(Count / 4)..]);
        await Patience.UntilAsync(() => sender.Acknowledged > Count / 3);
        broker.Kill();
        await Patience.UntilAsync(() => sender.Refused > 0);
        await broker.StartAgainAsync();
        await sending.WaitAsync(Patience.Longest);
        Assert.Equal(Count, sender.Acknowledged);
        await Patience.UntilAsync(async () => await FactsAndReports.FactsAsync(warehouse) == embedded.Facts);
        reader.End();
        await reading.WaitAsync(Patience.Longest);

        (await FactsAndReports.OfAsync(warehouse)).MustBe(embedded);
        Assert.All(GroupProgress.Left(log.Options, LogEnds.Partitions), left => Assert.Equal(0, left));
    }

    private static Task SendAsync(StubbornSender sender, string[] pushes) => Parallel.ForEachAsync(
        pushes.Chunk(InABlock),
        new ParallelOptions { MaxDegreeOfParallelism = Senders },
        async (block, _) => await sender.SendAsync(block));

    private static Task<Broker> StartAsync()
    {
        Assert.SkipWhen(Broker.Missing is not null, Broker.Missing ?? "");
        return Broker.StartAsync();
    }
}
