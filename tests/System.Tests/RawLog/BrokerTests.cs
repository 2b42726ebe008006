using Analytics.Support.Kafka;

namespace Analytics.System.Tests.RawLog;

/// <summary>Invariants 2 and 3 over a broker that keeps messages in files, and can be killed.</summary>
public sealed class BrokerTests
{
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

    private static Task<Broker> StartAsync()
    {
        Assert.SkipWhen(Broker.Missing is not null, Broker.Missing ?? "");
        return Broker.StartAsync();
    }
}
