using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Analytics.Intake.RawLog;
using Analytics.Support.ClickHouseFront;
using Analytics.Support.Compose;
using Analytics.Support.Kafka;
using Analytics.Support.Postgres;
using Npgsql;

namespace Analytics.System.Tests.Processes;

/// <summary>
/// The services of the compose file as processes of this machine: the same arguments and variables, but for what a container has of its
/// own, which is the hosts of services, the folder of secrets, the volume, and ports.
/// </summary>
internal sealed class Composed : IAsyncDisposable
{
    private readonly ComposeFile compose = ComposeFile.Read();
    private readonly NamedKafka? named = NamedKafka.Find();
    private readonly MockCluster mock = new();
    private readonly List<RunningCli> running = [];
    private readonly FrontProcess clickHouse;
    private readonly PostgresServer postgres;

    private Composed(FrontProcess clickHouse, PostgresServer postgres) => (this.clickHouse, this.postgres) = (clickHouse, postgres);

    public Cli Cli { get; } = new();

    /// <summary>Starts what the images of others are in the compose file.</summary>
    public static async Task<Composed> StartAsync()
    {
        var composed = new Composed(await FrontProcess.StartAsync(), await PostgresServer.StartAsync());
        await PostgresDatabase.CreateAsync($"{composed.postgres.Connection};Password={composed.postgres.Password}", "analytics");
        composed.Cli.Write("clickhouse", Encoding.UTF8.GetBytes(composed.clickHouse.Password));
        composed.Cli.Write("postgres", Encoding.UTF8.GetBytes(composed.postgres.Password));
        return composed;
    }

    /// <summary>The variables of a service, for here.</summary>
    public Dictionary<string, string> EnvironmentOf(string service) =>
        compose.Services[service].Environment.ToDictionary(variable => variable.Key, variable => Here(variable.Value));

    /// <summary>
    /// Runs the service that makes the topics, on brokers that the environment names. Those of the tests cannot be asked to make one, and have
    /// topics without it.
    /// </summary>
    public async Task MakeTopicsAsync()
    {
        if (named is not null)
        {
            (await Start("topics", EnvironmentOf("topics")).EndAsync()).MustBe(0);
            return;
        }

        var names = new KafkaOptions { Brokers = mock.Addresses };
        mock.CreateTopic(names.Topic, 12);
        mock.CreateTopic(names.RejectedTopic, 1);
    }

    /// <summary>Starts a service.</summary>
    public RunningCli Start(string service, IReadOnlyDictionary<string, string> environment)
    {
        var started = Cli.StartWith(environment, compose.Services[service].Command);
        running.Add(started);
        return started;
    }

    /// <summary>Whether the health check of a service's container says that it is well.</summary>
    public async Task<bool> IsWellAsync(string service, IReadOnlyDictionary<string, string> environment)
    {
        var test = compose.Services[service].Node["healthcheck"]!["test"]!.AsArray().Select(word => word!.GetValue<string>()).ToList();
        Assert.Equal(["CMD", "/app/ready"], test);
        var start = new ProcessStartInfo(Checkout.PathOf("deploy", "docker", "ready")) { RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var check = Process.Start(start)!;
        await check.StandardError.ReadToEndAsync();
        await check.WaitForExitAsync();
        return check.ExitCode == 0;
    }

    public async ValueTask DisposeAsync()
    {
        running.ForEach(process => process.Dispose());
        await clickHouse.DisposeAsync();
        await postgres.DisposeAsync();
        mock.Dispose();
        Cli.Dispose();
    }

    private string Here(string value) => value switch
    {
        "/data" => Cli.Data,
        _ when value.StartsWith("http://0.0.0.0:", StringComparison.Ordinal) => $"http://0.0.0.0:{FreePort()}",
        _ => value
            .Replace("kafka:9092", (named ?? (IKafka)mock).Addresses, StringComparison.Ordinal)
            .Replace("http://clickhouse:8123", clickHouse.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
            .Replace("Host=postgres", $"Host=127.0.0.1;Port={new NpgsqlConnectionStringBuilder(postgres.Connection).Port}", StringComparison.Ordinal)
            .Replace("/run/secrets/", Cli.Home + "/", StringComparison.Ordinal),
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
