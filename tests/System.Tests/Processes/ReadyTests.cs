using Analytics.Support.Kafka;

namespace Analytics.System.Tests.Processes;

/// <summary><c>/readyz</c> of processes that work together: what it is that they lack, by its name.</summary>
public sealed class ReadyTests : IAsyncLifetime
{
    private const string Ready = """200 {"status":"ready"}""";

    private readonly MockCluster brokers = new();
    private Distributed analytics = null!;

    public async ValueTask InitializeAsync() => analytics = await Distributed.StartAsync(brokers, partitions: 1);

    public async ValueTask DisposeAsync()
    {
        await analytics.DisposeAsync();
        brokers.Dispose();
    }

    [Fact]
    public async Task Intake_is_ready_as_long_as_brokers_answer()
    {
        var intake = await analytics.IntakeAsync();
        await intake.UntilReadyAsync(Ready);

        brokers.SetDown(true);
        await intake.UntilReadyAsync("""503 {"status":"not_ready","failing":["raw_log"]}""");

        brokers.SetDown(false);
        await intake.UntilReadyAsync(Ready);
    }

    [Fact]
    public async Task Two_transform_processes_that_share_one_partition_are_both_ready()
    {
        var first = await analytics.TransformAsync();
        var second = await analytics.TransformAsync();

        await first.UntilReadyAsync(Ready);
        await second.UntilReadyAsync(Ready);
    }

    [Fact]
    public async Task Transform_and_web_are_ready_as_long_as_the_server_of_the_warehouse_answers()
    {
        var transform = await analytics.TransformAsync();
        var web = await analytics.WebAsync();
        await transform.UntilReadyAsync(Ready);
        await web.UntilReadyAsync(Ready);

        analytics.Front.Kill();

        await web.UntilReadyAsync("""503 {"status":"not_ready","failing":["warehouse"]}""");
        await transform.UntilReadyAsync("""503 {"status":"not_ready","failing":["warehouse"]}""");
    }

    [Fact]
    public async Task Intake_whose_keys_others_can_read_is_not_ready()
    {
        var intake = await analytics.IntakeAsync();
        await intake.UntilReadyAsync(Ready);

        foreach (var key in Directory.GetFiles(Path.Combine(analytics.Cli.Data, "custody", "raw-log-keys")))
        {
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        await intake.UntilReadyAsync("""503 {"status":"not_ready","failing":["raw_log_keys"]}""");
    }
}
