using Analytics.Support.Kafka;
using Analytics.Support.Postgres;
using Analytics.Support.RawLog;
using Analytics.System.Tests.RawLog;

namespace Analytics.System.Tests.Processes;

/// <summary>Invariant 3 over processes: what was accepted is in the facts, once, whichever of the servers and processes is killed on the way.</summary>
public sealed class KilledProcessTests
{
    private const int Count = 6000;

    [Fact]
    public async Task A_broker_and_a_transform_are_killed_and_started_again_and_the_facts_are_those_of_an_undisturbed_run()
    {
        Assert.SkipWhen(Broker.Missing is not null, Broker.Missing ?? "");
        await using var broker = await Broker.StartAsync();
        await using var analytics = await Distributed.StartAsync(broker);
        var undisturbed = await UndisturbedAsync(analytics);
        var intake = await analytics.IntakeAsync();
        var posted = new PostedPushes(intake, await analytics.KeyAsync("intake"));
        var first = await analytics.TransformAsync();

        var posting = posted.PostAsync(SmallPushes.Of(0, Count / 2));
        await Patience.UntilAsync(() => posted.Accepted > Count / 4);
        Assert.True(await first.Process.KillAfterAsync(TimeSpan.Zero));
        var second = await analytics.TransformAsync();
        await posting.WaitAsync(Patience.Longest);
        posting = posted.PostAsync(SmallPushes.Of(Count / 2, Count / 2));
        await Patience.UntilAsync(() => posted.Accepted > Count / 2);
        broker.Kill();
        var whileDown = posted.PostAsync(SmallPushes.Of(0, Count / 10));
        await Patience.UntilAsync(() => posted.Refused > 0);
        await broker.StartAgainAsync();
        await Task.WhenAll(posting, whileDown).WaitAsync(Patience.Longest);

        await analytics.UntilAsync(undisturbed.Facts);
        (await second.StopAsync()).MustBe(0);
        (await intake.StopAsync()).MustBe(0);
    }

    [Fact]
    public async Task While_PostgreSQL_restarts_pushes_wait_or_are_refused_and_none_that_was_accepted_is_lost()
    {
        Assert.SkipUnless(SharedPostgres.IsInstalled, "PostgreSQL is not installed; './analytics test' installs it where apt can.");
        await using var postgres = await PostgresServer.StartAsync();
        using var brokers = new MockCluster();
        await using var analytics = await Distributed.StartAsync(brokers, control: postgres);
        var undisturbed = await UndisturbedAsync(analytics);
        var intake = await analytics.IntakeAsync();
        var posted = new PostedPushes(intake, await analytics.KeyAsync("intake"));
        var transform = await analytics.TransformAsync();

        var posting = posted.PostAsync(SmallPushes.Of(0, Count));
        await Patience.UntilAsync(() => posted.Accepted > Count / 4);
        await postgres.RestartAsync();
        await Patience.UntilAsync(() => posted.Accepted > Count / 2);
        await postgres.KillAsync();
        await postgres.StartAgainAsync();
        await posting.WaitAsync(Patience.Longest);

        await analytics.UntilAsync(undisturbed.Facts);
        (await transform.StopAsync()).MustBe(0);
        (await intake.StopAsync()).MustBe(0);
    }

    private static async Task<FactsAndReports> UndisturbedAsync(Distributed analytics)
    {
        await using var warehouse = await LocalWarehouse.OpenAsync(analytics.Cli.Data);
        return await FactsAndReports.EmbeddedAsync(
            analytics.Cli, warehouse, new Dictionary<string, string[]> { [SmallPushes.Provider] = SmallPushes.Of(0, Count) });
    }
}
