using Analytics.Custody.DayKeys;
using Analytics.Support.Kafka;
using Analytics.System.Tests.Intake;
using Confluent.Kafka;

namespace Analytics.System.Tests.Processes;

/// <summary>Messages that are no pushes stop nothing, and end in the topic of what was rejected, with the reason.</summary>
public sealed class PoisonTests
{
    private const string Push = """{"event":"TRACKING_UPDATED","data":{"number":"ZZ000000019QQ"}}""";

    [Fact]
    public async Task Poison_ends_in_the_topic_of_the_rejected_with_its_reason_and_what_comes_behind_it_is_kept()
    {
        using var brokers = new MockCluster();
        await PoisonAsync(brokers, new() { ["NotAnEnvelope"] = 2, ["UnknownKey"] = 1, ["Undecryptable"] = 1, ["UnknownSource"] = 1, ["NoScans"] = 1 }, []);
    }

    // A mock drops what is so long.
    [Fact]
    public async Task On_a_real_broker_ten_megabytes_are_rejected_too()
    {
        Assert.SkipWhen(Broker.Missing is not null, Broker.Missing ?? "");
        await using var broker = await Broker.StartAsync();
        await PoisonAsync(
            broker, new() { ["NotAnEnvelope"] = 3, ["UnknownKey"] = 1, ["Undecryptable"] = 1, ["UnknownSource"] = 1, ["NoScans"] = 1, ["TooLarge"] = 1 },
            [new byte[10 << 20], [.. Envelope(19990101, "dhl"), .. new byte[10 << 20]]]);
    }

    [Fact]
    public async Task What_is_redriven_once_its_map_is_set_up_is_kept_once_and_leaves_the_list()
    {
        using var brokers = new MockCluster();
        await using var analytics = await Distributed.StartAsync(brokers, partitions: 2);
        var key = await Server.KeyAsync(analytics.Cli, "intake");
        var intake = await analytics.IntakeAsync("--accept-unsigned", "17track");
        await PostAsync(intake, key, NumberedPushes.Of(1));
        await PostAsync(intake, key, Push);
        var keyFile = Directory.GetFiles(Path.Combine(analytics.Cli.Data, "custody", "raw-log-keys")).Single();
        File.Move(keyFile, keyFile + ".away");
        var transform = await analytics.TransformAsync();
        await analytics.UntilIdleAsync();
        (await transform.StopAsync()).MustBe(0);
        Assert.Contains("  2 UnknownKey: ", (await analytics.RunAsync("rejected", "list")).Output, StringComparison.Ordinal);

        File.Move(keyFile + ".away", keyFile);
        var again = await analytics.TransformAsync();
        Assert.Contains("2 redriven.", (await analytics.RunAsync("rejected", "redrive", "--reason", "UnknownKey")).Output, StringComparison.Ordinal);
        Assert.Contains("0 redriven.", (await analytics.RunAsync("rejected", "redrive", "--reason", "UnknownKey")).Output, StringComparison.Ordinal);
        await analytics.UntilIdleAsync();

        Assert.Contains("1 rejected, and not redriven.\n  1 NoScans: ", (await analytics.RunAsync("rejected", "list")).Output, StringComparison.Ordinal);
        (await again.StopAsync()).MustBe(0);
        await using var warehouse = await analytics.OpenAsync();
        Assert.Equal(["1"], await warehouse.LinesAsync("SELECT count() FROM scans FINAL"));
    }

    private static async Task PoisonAsync(IKafka kafka, Dictionary<string, int> reasons, byte[][] more)
    {
        await using var analytics = await Distributed.StartAsync(kafka, partitions: 2);
        var key = await Server.KeyAsync(analytics.Cli, "intake");
        var intake = await analytics.IntakeAsync("--accept-unsigned", "17track");
        await PostAsync(intake, key, Push);
        var today = Today(analytics);
        foreach (var value in new[] { "garbage"u8.ToArray(), null, Envelope(19990101, "dhl"), Envelope(today, "dhl"), Envelope(today, "none") }.Concat(more))
        {
            await ProduceAsync(kafka, analytics.RawLog.Topic, value);
        }

        await PostAsync(intake, key, NumberedPushes.Of(1));
        var transform = await analytics.TransformAsync();
        await analytics.UntilIdleAsync();

        var listed = await analytics.RunAsync("rejected", "list");
        listed.MustBe(0);
        Assert.Contains($"{reasons.Values.Sum()} rejected, and not redriven.", listed.Output, StringComparison.Ordinal);
        foreach (var (reason, count) in reasons)
        {
            Assert.Contains($"  {count} {reason}: ", listed.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("ZZ000000019QQ", listed.Output, StringComparison.Ordinal);
        await using (var warehouse = await analytics.OpenAsync())
        {
            Assert.Equal(["1"], await warehouse.LinesAsync("SELECT count() FROM journeys FINAL"));
            Assert.Equal([$"{reasons.Values.Sum()}"], await warehouse.LinesAsync("SELECT count() FROM rejections FINAL"));
        }

        (await transform.StopAsync()).MustBe(0);
    }

    private static async Task PostAsync(Server intake, string key, string push)
    {
        using var answer = await intake.PostAsync(key, "/intake/17track", global::System.Text.Encoding.UTF8.GetBytes(push.Trim()), "application/json");
        Assert.Equal(global::System.Net.HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static uint Today(Distributed analytics) => new DayKeyFolder(Path.Combine(analytics.Cli.Data, "custody", "raw-log-keys"), TimeProvider.System).Current().Id;

    private static byte[] Envelope(uint day, string source)
    {
        byte[] name = global::System.Text.Encoding.ASCII.GetBytes(source);
        return [1, (byte)(day >> 24), (byte)(day >> 16), (byte)(day >> 8), (byte)day, .. new byte[8], (byte)name.Length, .. name, (byte)name.Length, .. name, .. new byte[28]];
    }

    private static async Task ProduceAsync(IKafka kafka, string topic, byte[]? value)
    {
        using var producer = new ProducerBuilder<Null, byte[]>(kafka.ForClients.Append(new("bootstrap.servers", kafka.Addresses)).Append(new("message.max.bytes", $"{20 << 20}")))
            .SetLogHandler((_, _) => { /* of properties that are for the other end */ })
            .Build();
        await producer.ProduceAsync(topic, new Message<Null, byte[]> { Value = value! });
    }
}
