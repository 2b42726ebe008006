using System.Text.Json;
using Analytics.Custody;
using Analytics.Custody.DayKeys;
using Analytics.Formats;
using Analytics.Intake.Http;
using Analytics.Intake.RawLog;
using Analytics.Support.ClickHouseFront;
using Analytics.Support.Kafka;
using Analytics.Support.RawLog;
using Analytics.Warehouse;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Benchmarks.Kafka;

/// <summary>A real broker, a ClickHouse server's front in a process of its own, and a configuration for processes that work on both.</summary>
internal sealed class Plant : IAsyncDisposable
{
    public const int Partitions = 4;

    private static readonly Dictionary<string, IntakeSource> Sources = IntakeSource.Providers(FieldPolicy.BuiltIn).ToDictionary(source => source.Provider);

    private const int InABlock = 500;
    private const int Senders = 8;

    private readonly string folder;
    private readonly TimeProvider time;

    private Plant(string folder, TimeProvider time, Broker broker, FrontProcess front, Warehouse.Warehouse warehouse)
    {
        this.folder = folder;
        this.time = time;
        Broker = broker;
        Front = front;
        Warehouse = warehouse;
        Options = new KafkaOptions { Brokers = broker.Addresses, Properties = broker.ForClients, AcknowledgedWithin = TimeSpan.FromSeconds(2) };
    }

    public Broker Broker { get; }

    public FrontProcess Front { get; }

    public Warehouse.Warehouse Warehouse { get; }

    public KafkaOptions Options { get; }

    /// <summary>How the small pushes speak.</summary>
    public static PushFormat Format => Sources[SmallPushes.Provider].Format;

    /// <summary>The folder of the keys.</summary>
    public string Data => Path.Combine(folder, "data");

    public static async Task<Plant> StartAsync(string folder, TimeProvider time)
    {
        var broker = await Broker.StartAsync().ConfigureAwait(false);
        var front = await FrontProcess.StartAsync().ConfigureAwait(false);
        var server = new ServerOptions { Addresses = [front.Address], User = FrontProcess.User, Password = Secret.FromText(front.Password), Compress = false };
        var warehouse = await Analytics.Warehouse.Warehouse.OpenAsync(new WarehouseOptions { Server = server }, time).ConfigureAwait(false);
        var plant = new Plant(folder, time, broker, front, warehouse);
        await broker.CreateTopicAsync(plant.Options.Topic, Partitions).ConfigureAwait(false);
        await broker.CreateTopicAsync(plant.Options.RejectedTopic, 1).ConfigureAwait(false);
        return plant;
    }

    /// <summary>Starts <c>analytics transform</c>.</summary>
    public async Task<ServerProcess> TransformAsync()
    {
        var password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, Front.Password).ConfigureAwait(false);
        var config = Path.Combine(folder, "analytics.json");
        await File.WriteAllBytesAsync(config, JsonSerializer.SerializeToUtf8Bytes(new
        {
            rawLog = new { brokers = Broker.Addresses, properties = Broker.ForClients },
            warehouse = new { server = new { addresses = new[] { Front.Address }, user = FrontProcess.User, passwordFile = password, compress = false } },
        })).ConfigureAwait(false);
        return await ServerProcess.StartAsync("transform", Data, "--config", config).ConfigureAwait(false);
    }

    public KafkaRawLog Writer()
    {
        var keys = new DayKeyFolder(Path.Combine(Data, "custody", "raw-log-keys"), time);
        return new KafkaRawLog(Options, keys, new RawLogSources(Sources), time, NullLogger.Instance);
    }

    /// <summary>Puts small pushes into the raw log, each until it is acknowledged.</summary>
    public static async Task FillAsync(StubbornSender sender, int first, int count) =>
        await Parallel.ForEachAsync(Blocks(first, count), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (block, _) => await sender.SendAsync(block).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Small pushes in blocks.</summary>
    public static IEnumerable<string[]> Blocks(int first, int count) =>
        Enumerable.Range(0, count / InABlock).Select(block => SmallPushes.Of(first + (block * InABlock), InABlock));

    public async ValueTask DisposeAsync()
    {
        await Warehouse.DisposeAsync().ConfigureAwait(false);
        await Front.DisposeAsync().ConfigureAwait(false);
        await Broker.DisposeAsync().ConfigureAwait(false);
    }
}
