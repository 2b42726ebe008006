using System.Text;
using Analytics.Custody;
using Analytics.Custody.DayKeys;
using Analytics.Intake.RawLog;
using Analytics.Pipeline;
using Analytics.Support.Kafka;
using Analytics.Support.RawLog;
using Analytics.System.Tests.Processes;
using Analytics.System.Tests.RawLog;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.System.Tests.Faults;

/// <summary>
/// A topic on a mock cluster, a ClickHouse server's front, and beside them the undisturbed path under the same keys. Each fault gets pushes of
/// its own; afterwards all facts so far are held against the undisturbed ones.
/// </summary>
public sealed class FaultRig : IAsyncLifetime
{
    /// <summary>Pushes of each slice that are rejected.</summary>
    public const int Rejected = 20;

    private const int Slices = 40;
    public const int Partitions = 6;

    private IReadOnlyDictionary<string, string[]> pushes = null!;
    private LocalWarehouse undisturbed = null!;
    private int slice;

    internal MockCluster Brokers { get; } = new();

    internal Distributed Analytics { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Analytics = await Distributed.StartAsync(Brokers, Partitions);
        pushes = await ProviderPushes.SimulateAsync(Analytics.Cli.PathOf("sim"), parcels: 1500, perProvider: 1200);
        undisturbed = await LocalWarehouse.OpenAsync(Analytics.Cli.Data);
    }

    public async ValueTask DisposeAsync()
    {
        await undisturbed.DisposeAsync();
        await Analytics.DisposeAsync();
        Brokers.Dispose();
    }

    /// <summary>Sends the next pushes as senders do: in an order by chance, some twice, and again until they are acknowledged.</summary>
    /// <param name="seed">Tells the order.</param>
    /// <param name="between">Runs between two requests, with how many of them there were.</param>
    internal async Task AppendAsync(ulong seed, Func<int, Task>? between = null)
    {
        var chance = new Chance(seed);
        var next = slice++;
        using var writer = new KafkaRawLog(
            Analytics.RawLog with { AcknowledgedWithin = TimeSpan.FromSeconds(3) }, Keys(), new RawLogSources(ProviderPushes.Sources), TimeProvider.System, NullLogger.Instance);
        var requests = pushes.SelectMany(format => Slice(format.Value, next).Chunk(5).Select(texts => (Format: format.Key, Texts: texts))).ToList();
        var number = 0;
        foreach (var (format, texts) in chance.Shuffle(requests.Concat(requests.Where(_ => chance.Below(4) == 0))))
        {
            await new StubbornSender(writer, ProviderPushes.Sources[format].Format).SendAsync(texts);
            await (between?.Invoke(number++) ?? Task.CompletedTask);
        }

        // Pushes that are rejected, each somewhere else in the topic.
        await new StubbornSender(writer, ProviderPushes.Sources["17track"].Format).SendAsync(
            [.. Enumerable.Range(0, Rejected).Select(number => $$"""{"slice":{{next}},"number":{{number}}}""")]);

        foreach (var (format, texts) in pushes)
        {
            var file = Analytics.Cli.Write("slice.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', Slice(texts, next))));
            await undisturbed.LoadAsync(format, FieldPolicy.BuiltIn, new PipelineOptions(), file);
        }
    }

    /// <summary>Waits until the facts are those of an undisturbed run.</summary>
    internal async Task MustBecomeUndisturbedAsync() => await Analytics.UntilAsync(await FactsAndReports.FactsAsync(undisturbed));

    private DayKeyFolder Keys() => new(Path.Combine(Analytics.Cli.Data, "custody", "raw-log-keys"), TimeProvider.System);

    private static IEnumerable<string> Slice(string[] pushes, int number)
    {
        var size = pushes.Length / Slices;
        return pushes.Skip(number * size).Take(size);
    }
}
