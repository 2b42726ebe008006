using System.Net;
using System.Text;
using Analytics.Support.Kafka;
using Analytics.System.Tests.Intake;
using Analytics.System.Tests.RawLog;

namespace Analytics.System.Tests.Processes;

/// <summary>Pushes that go through intake, Kafka and transform as processes of their own, and are asked for over the API of a fourth.</summary>
public sealed class ThreeProcessTests : IAsyncLifetime
{
    private readonly IKafka brokers = (IKafka?)NamedKafka.Find() ?? new MockCluster();
    private Distributed analytics = null!;

    public async ValueTask InitializeAsync() => analytics = await Distributed.StartAsync(brokers);

    public async ValueTask DisposeAsync()
    {
        await analytics.DisposeAsync();
        (brokers as IDisposable)?.Dispose();
    }

    [Fact]
    public async Task The_same_pushes_give_the_same_facts_and_the_same_reports_as_in_one_process_byte_by_byte()
    {
        var pushes = await ProviderPushes.SimulateAsync(analytics.Cli.PathOf("sim"));
        var embedded = await EmbeddedAsync(pushes);

        var key = await Server.KeyAsync(analytics.Cli, "admin");
        var transform = await analytics.TransformAsync();
        var intake = await analytics.IntakeAsync();
        foreach (var (format, lines) in pushes)
        {
            using var answer = await intake.PostAsync(key, $"/intake/{format}", Encoding.UTF8.GetBytes(string.Join('\n', lines)), "application/x-ndjson");
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            Assert.Contains($"\"queued\":{lines.Length}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await analytics.UntilAsync(embedded.Facts);
        (await transform.StopAsync()).MustBe(0);
        (await intake.StopAsync()).MustBe(0);
        await using (var warehouse = await analytics.OpenAsync())
        {
            (await FactsAndReports.OfAsync(warehouse)).MustBe(embedded);
        }

        var web = await analytics.WebAsync();
        Assert.Contains("\"total\":4", await web.ReportAsync(key, "coverage?as-of=2026-10-01"), StringComparison.Ordinal);
        (await web.StopAsync()).MustBe(0);
    }

    private async Task<FactsAndReports> EmbeddedAsync(IReadOnlyDictionary<string, string[]> pushes)
    {
        await using var warehouse = await LocalWarehouse.OpenAsync(analytics.Cli.Data);
        return await FactsAndReports.EmbeddedAsync(analytics.Cli, warehouse, pushes);
    }
}
