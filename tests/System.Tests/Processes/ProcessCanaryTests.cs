using System.Text;
using Analytics.Formats;
using Analytics.Support.Canaries;
using Analytics.Support.Kafka;
using Analytics.System.Tests.Canaries;
using Analytics.System.Tests.Intake;

namespace Analytics.System.Tests.Processes;

/// <summary>Invariant 1 over Kafka: canaries that were posted are in no message, answer, log, table, report or file.</summary>
public sealed class ProcessCanaryTests : IAsyncLifetime
{
    private static readonly string[] Signing = ["17track", "aftership", "easypost", "shippo", "trackingmore"];

    private readonly IKafka brokers = (IKafka?)NamedKafka.Find() ?? new MockCluster();
    private readonly List<Canary> canaries = [];
    private readonly StringBuilder answers = new();
    private Distributed analytics = null!;

    public async ValueTask InitializeAsync() => analytics = await Distributed.StartAsync(brokers);

    public async ValueTask DisposeAsync()
    {
        await analytics.DisposeAsync();
        (brokers as IDisposable)?.Dispose();
    }

    [Fact]
    public async Task No_canary_is_found_in_a_topic_or_anywhere_behind_it()
    {
        Kcat.SkipWhereMissing();
        var key = await Server.KeyAsync(analytics.Cli, "intake");
        var intake = await analytics.IntakeAsync(Signing.SelectMany(provider => new[] { "--accept-unsigned", provider }));
        var transform = await analytics.TransformAsync();
        foreach (var format in ProviderFormat.All.Keys)
        {
            await PostAsync(intake, key, format);
        }

        await analytics.UntilIdleAsync();
        var (ofIntake, ofTransform) = (await intake.StopAsync(), await transform.StopAsync());
        ofIntake.MustBe(0);
        ofTransform.MustBe(0);
        Assert.Contains("\"queued\":1", answers.ToString(), StringComparison.Ordinal);

        // A canary has the same text in every format; what is a carrier or service in one of them is kept.
        var kept = canaries.Where(canary => Measures.Texts.Contains(canary.Line.Field)).Select(canary => canary.Text).ToHashSet();
        var hidden = canaries.Select(canary => canary.Text).Where(text => !kept.Contains(text)).ToList();
        Assert.True(hidden.Count > canaries.Count / 2);
        List<(string Name, byte[] Bytes)> places =
        [
            ("answers", Encoding.UTF8.GetBytes(answers.ToString())),
            ("intake", Encoding.UTF8.GetBytes(ofIntake.Output + ofIntake.Error)),
            ("transform", Encoding.UTF8.GetBytes(ofTransform.Output + ofTransform.Error)),
            (analytics.RawLog.Topic, await Kcat.ReadAsync(brokers.Addresses, analytics.RawLog.Topic)),
            (analytics.RawLog.RejectedTopic, await Kcat.ReadAsync(brokers.Addresses, analytics.RawLog.RejectedTopic)),
        ];
        Assert.True(places[^2].Bytes.Length > 1000);
        await using var warehouse = await analytics.OpenAsync();
        Assert.Empty(await CanarySearch.FindAsync(analytics.Cli, warehouse, "analytics", places, hidden));
    }

    private async Task PostAsync(Server intake, string key, string format)
    {
        var push = new CanaryPush(format, CanaryPush.RootsOf(format)[0], CanaryShape.Letters);
        canaries.AddRange(push.Canaries);
        var whole = push.ToUtf8();
        await SendAsync(whole, "application/json");
        await SendAsync(whole[..(whole.Length / 2)], "application/json");
        await SendAsync([.. whole, (byte)'\n', .. whole[..(whole.Length / 2)]], "application/x-ndjson");

        async Task SendAsync(byte[] body, string type)
        {
            using var answer = await intake.PostAsync(key, $"/intake/{format}", body, type);
            answers.Append(answer).Append(await answer.Content.ReadAsStringAsync());
        }
    }
}
