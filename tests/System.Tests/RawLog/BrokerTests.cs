using Analytics.Formats;
using Analytics.Intake.RawLog;
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
        Assert.Equal(
            Enumerable.Repeat(0L, LogEnds.Partitions),
            (await GroupLag.AskAsync(log.Options, Patience.Longest, CancellationToken.None)).Select(partition => partition.Messages));
    }

    [Fact]
    public async Task A_reader_whose_broker_was_killed_commits_ends_and_leaves_in_bounded_time()
    {
        await using var broker = await StartAsync();
        using var cli = new Cli();
        var log = new LogEnds(broker, cli.PathOf("raw-log-keys"));
        await log.CreateTopicAsync();
        using var writer = log.Writer();
        await new StubbornSender(writer, ProviderPushes.Sources[SmallPushes.Provider].Format).SendAsync(SmallPushes.Of(0, InABlock));
        var reader = log.Reader();
        var reading = reader.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        var read = new List<PushBlock>();
        while (read.Sum(block => block.Count) < InABlock)
        {
            Assert.True(await reading.MoveNextAsync());
            reading.Current.Dispose();
            read.Add(reading.Current);
        }

        broker.Kill();
        // Until the client has noticed, and knows of no coordinator any more.
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);

        // A commit that waits for the coordinator takes ten seconds to be refused.
        await Task.Run(async () => await reader.CommitAsync([.. read.Select(block => new BlockOutcome(block, new PushTally()))], CancellationToken.None))
            .WaitAsync(TimeSpan.FromSeconds(5));
        await Task.Run(async () =>
        {
            reader.End();
            while (await reading.MoveNextAsync())
            {
                reading.Current.Dispose();
            }

            await reading.DisposeAsync();
            await reader.DisposeAsync();
        }).WaitAsync(TimeSpan.FromSeconds(40));
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
