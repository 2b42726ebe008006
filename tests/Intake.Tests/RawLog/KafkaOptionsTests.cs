using Analytics.Intake.RawLog;

namespace Analytics.Intake.Tests.RawLog;

public sealed class KafkaOptionsTests
{
    private static readonly KafkaOptions Plain = new() { Brokers = "127.0.0.1:9092" };

    [Fact]
    public void Any_property_of_librdkafka_passes_through_and_comes_before_the_defaults()
    {
        var options = Plain with
        {
            Properties = new Dictionary<string, string> { ["security.protocol"] = "SASL_SSL", ["enable.idempotence"] = "false", ["broker.version.fallback"] = "0.9.0.1" },
        };

        foreach (var settings in new[] { KafkaSettings.Producer(options), KafkaSettings.Consumer(options), KafkaSettings.Admin(options) })
        {
            Assert.Subset(settings.ToHashSet(), options.Properties.ToHashSet());
            Assert.Contains(KeyValuePair.Create("bootstrap.servers", "127.0.0.1:9092"), settings);
        }
    }

    [Fact]
    public void A_push_is_acknowledged_by_every_broker_and_written_once_unless_told_otherwise()
    {
        var settings = KafkaSettings.Producer(Plain).ToDictionary();

        Assert.Equal(("all", "true"), (settings["acks"], settings["enable.idempotence"]));
    }

    [Theory]
    [InlineData("acks", "1")]
    [InlineData("request.required.acks", "0")]
    [InlineData("enable.auto.commit", "true")]
    [InlineData("enable.auto.offset.store", "true")]
    [InlineData("group.id", "another")]
    [InlineData("bootstrap.servers", "127.0.0.1:9093")]
    public void A_property_that_would_lose_pushes_is_refused(string name, string value)
    {
        var error = Assert.Throws<ArgumentException>(() => (Plain with { Properties = new Dictionary<string, string> { [name] = value } }).Validate());

        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_that_librdkafka_does_not_know_is_told()
    {
        await using var log = new RawLogFixture();
        log.Options = log.Options with { Properties = new Dictionary<string, string> { ["no.such.property"] = "1" } };

        var error = await Assert.ThrowsAsync<RawLogException>(() => log.Reader().ReadAsync(1));
        Assert.Contains("no.such.property", error.Message, StringComparison.Ordinal);
    }
}
