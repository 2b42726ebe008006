using System.Text;
using System.Text.Json;
using Analytics.Intake.RawLog;
using Analytics.Support.ClickHouseFront;
using Analytics.Support.Kafka;
using Analytics.Support.Postgres;
using Analytics.System.Tests.Intake;
using Analytics.System.Tests.RawLog;
using Analytics.Warehouse;

namespace Analytics.System.Tests.Processes;

/// <summary>
/// The program as several processes: on brokers that are somebody's own, on a ClickHouse server's front, and on one folder of keys. What is
/// loaded into the folder itself is the embedded path, under the same keys.
/// </summary>
internal sealed class Distributed : IAsyncDisposable
{
    private readonly string config;
    private readonly List<Server> servers = [];

    private Distributed(IKafka kafka, FrontProcess front, PostgresServer? control)
    {
        var name = $"{Guid.NewGuid():N}"; // brokers that the environment names keep topics and groups
        RawLog = new KafkaOptions
        {
            Brokers = kafka.Addresses,
            Topic = $"tracking.raw.{name}",
            RejectedTopic = $"tracking.rejected.{name}",
            Group = $"transform.{name}",
            Properties = kafka.ForClients,
        };
        Front = front;
        var password = Cli.Write("password", Encoding.UTF8.GetBytes(front.Password));
        config = Cli.Write("analytics.json", JsonSerializer.SerializeToUtf8Bytes(new
        {
            rawLog = new
            {
                brokers = kafka.Addresses,
                topic = RawLog.Topic,
                rejectedTopic = RawLog.RejectedTopic,
                group = RawLog.Group,
                acknowledgedWithin = "00:00:05",
                gatherFor = "00:00:00.020",
                pushesGathered = 200,
                properties = kafka.ForClients,
            },
            transform = new { scansPerBatch = 500 },
            warehouse = new { server = new { addresses = new[] { front.Address }, user = FrontProcess.User, passwordFile = password, compress = false, idleTimeout = "00:00:05" } },
            control = control is null ? new { connection = "", passwordFile = "" } : new
            {
                connection = control.Connection,
                passwordFile = Cli.Write("postgres", Encoding.UTF8.GetBytes(control.Password)),
            },
        }));
    }

    public Cli Cli { get; } = new();

    public FrontProcess Front { get; }

    /// <summary>The raw log as the tests themselves reach it.</summary>
    public KafkaOptions RawLog { get; }

    /// <param name="kafka">Where the topics are made.</param>
    /// <param name="partitions">Partitions of the topic of pushes.</param>
    /// <param name="control">Where control data are; null for the folder.</param>
    public static async Task<Distributed> StartAsync(IKafka kafka, int partitions = 6, PostgresServer? control = null)
    {
        var analytics = new Distributed(kafka, await FrontProcess.StartAsync(), control);
        await kafka.CreateTopicAsync(analytics.RawLog.Topic, partitions);
        await kafka.CreateTopicAsync(analytics.RawLog.RejectedTopic, 1);
        return analytics;
    }

    /// <summary>A new key of a role.</summary>
    public async Task<string> KeyAsync(string role)
    {
        var ended = await RunAsync("keys", "add", "--role", role, "--name", "test");
        ended.MustBe(0);
        return ended.Output.Trim();
    }

    /// <summary>Runs a command to its end.</summary>
    public Task<Ended> RunAsync(params IEnumerable<string> command) => Cli.RunAsync([.. command, "--config", config, "--data", Cli.Data]);

    public Task<Server> IntakeAsync(params IEnumerable<string> more) => StartAsync("intake", more);

    public Task<Server> TransformAsync() => StartAsync("transform", []);

    public Task<Server> WebAsync() => StartAsync("web", []);

    /// <summary>Waits until the facts on the server are these.</summary>
    public async Task UntilAsync(string facts)
    {
        await using var warehouse = await OpenAsync();
        await Patience.UntilAsync(async () => await FactsAndReports.FactsAsync(warehouse) == facts);
    }

    /// <summary>Waits until everything in the topic is done with.</summary>
    public Task UntilIdleAsync() => Patience.UntilAsync(async () =>
        (await GroupLag.AskAsync(RawLog, Patience.Longest, CancellationToken.None)).All(partition => partition.Messages == 0));

    public Task<LocalWarehouse> OpenAsync() => LocalWarehouse.OpenAsync(Cli.Data, new WarehouseOptions
    {
        Server = new ServerOptions { Addresses = [Front.Address], User = FrontProcess.User, Password = Secret.FromText(Front.Password), Compress = false },
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            server.Dispose();
        }

        await Front.DisposeAsync();
        Cli.Dispose();
    }

    private async Task<Server> StartAsync(string command, IEnumerable<string> more)
    {
        var server = await Server.StartAsync(Cli, command, ["--config", config, .. more]);
        servers.Add(server);
        return server;
    }
}
