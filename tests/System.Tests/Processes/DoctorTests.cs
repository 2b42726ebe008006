using Analytics.Support.Kafka;
using Analytics.Support.Postgres;
using Analytics.System.Tests.Intake;

namespace Analytics.System.Tests.Processes;

/// <summary><c>analytics doctor</c> over brokers, a ClickHouse server's front and a folder of keys, whole and with one of them broken.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private readonly MockCluster brokers = new();
    private Distributed analytics = null!;

    public async ValueTask InitializeAsync() => analytics = await Distributed.StartAsync(brokers, partitions: 2);

    public async ValueTask DisposeAsync()
    {
        await analytics.DisposeAsync();
        brokers.Dispose();
    }

    [Fact]
    public async Task Where_everything_is_well_there_is_no_fault_and_no_warning()
    {
        var transform = await analytics.TransformAsync();
        var intake = await analytics.IntakeAsync("--accept-unsigned", "17track");
        using var answer = await intake.PostAsync(
            await Server.KeyAsync(analytics.Cli, "intake"), "/intake/17track", global::System.Text.Encoding.UTF8.GetBytes(NumberedPushes.Of(1)), "application/json");
        await analytics.UntilIdleAsync();

        var (exitCode, findings) = await analytics.DoctorAsync();

        Assert.DoesNotContain(findings, finding => finding.Level != "ok");
        Assert.Equal(0, exitCode);
        Assert.Contains(findings, finding => finding is ("lag", _, "pushes that wait, by partition: 0: 0, 1: 0"));
        Assert.Contains(findings, finding => finding.Text == $"the topic {analytics.RawLog.Topic} has 2 partitions.");
        Assert.Contains(findings, finding => finding is ("warehouse", _, "the schema is this version's."));
        Assert.Contains(findings, finding => finding is ("clock", _, "ClickHouse's differs by 0.0 s"));
        Assert.Contains(findings, finding => finding.Check == "control data" && finding.Text.StartsWith("SQLite 3.", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Check == "token keys" && finding.Text.Contains("this one", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Text.Contains(analytics.Front.Password, StringComparison.Ordinal));
        (await transform.StopAsync()).MustBe(0);
    }

    [Fact]
    public async Task A_topic_that_is_missing_is_a_fault_that_says_how_it_is_made_and_a_database_to_come_is_a_warning()
    {
        await using var lacking = await Distributed.StartAsync(new WithoutRejected(brokers));

        var (exitCode, findings) = await lacking.DoctorAsync();

        Assert.Equal(1, exitCode);
        var fault = Assert.Single(findings, finding => finding.Level == "fault");
        Assert.Equal(("raw log", $"The topic {lacking.RawLog.RejectedTopic} is not there. Create it: analytics topics create"), (fault.Check, fault.Text));
        Assert.Contains(findings, finding => finding is ("warehouse", "warning", "the database analytics is not there yet: the first start makes it."));
    }

    [Fact]
    public async Task Brokers_that_are_down_are_a_fault_and_the_rest_is_looked_at_all_the_same()
    {
        brokers.SetDown(true);

        var (exitCode, findings) = await analytics.DoctorAsync();

        Assert.Equal(1, exitCode);
        Assert.All(findings.Where(finding => finding.Level == "fault"), fault => Assert.StartsWith("No broker at", fault.Text, StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding is ("raw log", "fault", _));
        Assert.Contains(findings, finding => finding.Check == "warehouse" && finding.Text.StartsWith("ClickHouse 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_down_is_a_fault()
    {
        analytics.Front.Kill();

        var (exitCode, findings) = await analytics.DoctorAsync();

        Assert.Equal(1, exitCode);
        Assert.Equal("warehouse", Assert.Single(findings, finding => finding.Level == "fault").Check);
    }

    [Theory]
    [InlineData("epoch-keys", "token keys")]
    [InlineData("raw-log-keys", "raw log keys")]
    public async Task A_key_file_that_others_can_read_is_a_fault(string file, string check)
    {
        (await (await analytics.TransformAsync()).StopAsync()).MustBe(0);
        (await (await analytics.IntakeAsync()).StopAsync()).MustBe(0);
        var path = Path.Combine(analytics.Cli.Data, "custody", file);
        File.SetUnixFileMode(Directory.Exists(path) ? Directory.GetFiles(path).Single() : path, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var (exitCode, findings) = await analytics.DoctorAsync();

        Assert.Equal(1, exitCode);
        var fault = Assert.Single(findings, finding => finding.Level == "fault");
        Assert.Equal(check, fault.Check);
        Assert.Contains("chmod 600", fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostgreSQL_is_told_with_its_version_and_its_clock()
    {
        Assert.SkipUnless(SharedPostgres.IsInstalled, SharedPostgres.NotInstalled);
        await using var control = await PostgresServer.StartAsync();
        await using var shared = await Distributed.StartAsync(brokers, control: control);

        var (exitCode, findings) = await shared.DoctorAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains(findings, finding => finding.Check == "control data" && finding.Text.StartsWith("PostgreSQL 1", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding is ("clock", "ok", "PostgreSQL's differs by 0.0 s"));
        Assert.DoesNotContain(findings, finding => finding.Text.Contains(control.Password, StringComparison.Ordinal));
    }

    private sealed class WithoutRejected(IKafka kafka) : IKafka
    {
        public string Addresses => kafka.Addresses;

        public IReadOnlyDictionary<string, string> ForClients => kafka.ForClients;

        public Task CreateTopicAsync(string topic, int partitions) =>
            topic.Contains("rejected", StringComparison.Ordinal) ? Task.CompletedTask : kafka.CreateTopicAsync(topic, partitions);
    }
}
