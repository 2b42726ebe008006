using Analytics.Custody.DayKeys;
using Analytics.Support.Kafka;
using Analytics.System.Tests.Intake;
using Confluent.Kafka;

namespace Analytics.System.Tests.Processes;

/// <summary>Messages that are no pushes stop nothing, and end in the topic of what was rejected, with the reason.</summary>
public sealed class PoisonTests : IAsyncLifetime
{
    private const string Push = """{"event":"TRACKING_UPDATED","data":{"number":"ZZ000000019QQ"}}""";

    private readonly MockCluster brokers = new();
    private Distributed analytics = null!;

    public async ValueTask InitializeAsync() => analytics = await Distributed.StartAsync(brokers);

    public async ValueTask DisposeAsync()
    {
        await analytics.DisposeAsync();
        brokers.Dispose();
    }

    [Fact]
    public async Task Poison_ends_in_the_topic_of_the_rejected_with_its_reason_and_what_comes_behind_it_is_kept()
    {
        var key = await Server.KeyAsync(analytics.Cli, "intake");
        var intake = await analytics.IntakeAsync("--accept-unsigned", "17track");
        await PostAsync(intake, key, Push);
        await ProduceAsync("garbage"u8.ToArray());
        await ProduceAsync(null);
        await ProduceAsync(Envelope(day: 19990101, "dhl"));
        await ProduceAsync(Envelope(Today(), "dhl"));
        await ProduceAsync(Envelope(Today(), "none"));
        await PostAsync(intake, key, NumberedPushes.Of(1));

        var transform = await analytics.TransformAsync();
        await analytics.UntilIdleAsync();

        var listed = await analytics.RunAsync("rejected", "list");
        listed.MustBe(0);
        Assert.Contains("6 rejected, and not redriven.", listed.Output, StringComparison.Ordinal);
        foreach (var (reason, count) in new[] { ("NotAnEnvelope", 2), ("UnknownKey", 1), ("Undecryptable", 1), ("UnknownSource", 1), ("NoScans", 1) })
        {
            Assert.Contains($"  {count} {reason}: ", listed.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("ZZ000000019QQ", listed.Output, StringComparison.Ordinal);
        if (Kcat.IsThere)
        {
            Assert.DoesNotContain("ZZ000000019QQ", global::System.Text.Encoding.Latin1.GetString(await Kcat.ReadAsync(brokers.Addresses, analytics.RawLog.RejectedTopic)), StringComparison.Ordinal);
        }

        await using (var warehouse = await analytics.OpenAsync())
        {
            Assert.Equal(["1"], await warehouse.LinesAsync("SELECT count() FROM journeys FINAL"));
            Assert.Equal(["6"], await warehouse.LinesAsync("SELECT count() FROM rejections FINAL"));
        }

        (await transform.StopAsync()).MustBe(0);
    }

    [Fact]
    public async Task What_is_redriven_once_its_map_is_set_up_is_kept_once_and_leaves_the_list()
    {
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

    private static async Task PostAsync(Server intake, string key, string push)
    {
        using var answer = await intake.PostAsync(key, "/intake/17track", global::System.Text.Encoding.UTF8.GetBytes(push.Trim()), "application/json");
        Assert.Equal(global::System.Net.HttpStatusCode.Accepted, answer.StatusCode);
    }

    private uint Today() => new DayKeyFolder(Path.Combine(analytics.Cli.Data, "custody", "raw-log-keys"), TimeProvider.System).Current().Id;

    private static byte[] Envelope(uint day, string source)
    {
        byte[] name = global::System.Text.Encoding.ASCII.GetBytes(source);
        return [1, (byte)(day >> 24), (byte)(day >> 16), (byte)(day >> 8), (byte)day, .. new byte[8], (byte)name.Length, .. name, (byte)name.Length, .. name, .. new byte[28]];
    }

    private async Task ProduceAsync(byte[]? value)
    {
        using var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = brokers.Addresses, MessageMaxBytes = 20 << 20 }).Build();
        await producer.ProduceAsync(analytics.RawLog.Topic, new Message<Null, byte[]> { Value = value! });
    }
}
