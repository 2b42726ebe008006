using System.Globalization;
using Analytics.Custody;
using Analytics.Custody.DayKeys;
using Analytics.Custody.Tokens;
using Analytics.Intake.Http;
using Analytics.Intake.RawLog;
using Analytics.Pipeline;
using Analytics.Support.Kafka;
using Analytics.Support.RawLog;
using Analytics.Warehouse;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Benchmarks.Kafka;

/// <summary>Small pushes through a real broker that is killed half-way: what is lost of what it acknowledged, and how fast the rest goes.</summary>
internal sealed class BrokerKill(int pushes, TimeProvider time)
{
    private const int InABlock = 500;
    private const int Senders = 8;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, IntakeSource> sources = IntakeSource.Providers(FieldPolicy.BuiltIn).ToDictionary(source => source.Provider);

    public async Task RunAsync(string folder)
    {
        var broker = await Broker.StartAsync().ConfigureAwait(false);
        var warehouse = await Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = folder, SyncToDisk = false }, time).ConfigureAwait(false);
        await using (broker.ConfigureAwait(false))
        await using (warehouse.ConfigureAwait(false))
        {
            var parcels = new ParcelSets(warehouse.ClickHouse);
            var keys = new TokenKeyFile(Path.Combine(folder, "custody", "token-keys"), time).Current();
            var pipeline = new Pipeline.Pipeline(warehouse.ClickHouse, keys, new PipelineOptions { WritesWhenNothingWaits = true });
            var format = sources[SmallPushes.Provider].Format;

            var started = time.GetTimestamp();
            await pipeline.RunAsync(new GivenPushes(format, Blocks()), "bench", CancellationToken.None).ConfigureAwait(false);
            Say($"{pushes:N0} pushes of a parcel each; undisturbed and without a broker {Rate(time.GetElapsedTime(started))}");
            await parcels.SetAsideAsync().ConfigureAwait(false);
            await BrokenAsync(broker, folder, pipeline, parcels).ConfigureAwait(false);
        }
    }

    private async Task BrokenAsync(Broker broker, string folder, Pipeline.Pipeline pipeline, ParcelSets parcels)
    {
        var options = new KafkaOptions { Brokers = broker.Addresses, Properties = broker.ForClients, AcknowledgedWithin = TimeSpan.FromSeconds(2) };
        await broker.CreateTopicAsync(options.Topic, partitions: 6).ConfigureAwait(false);
        var keys = new DayKeyFolder(Path.Combine(folder, "raw-log-keys"), time);
        using var writer = new KafkaRawLog(options, keys, new RawLogSources(sources), time, NullLogger.Instance);
        var reader = new KafkaPushLog(options, keys, new RawLogSources(sources), time, NullLogger.Instance);
        await using var _ = reader.ConfigureAwait(false);

        var sender = new StubbornSender(writer, sources[SmallPushes.Provider].Format);
        var started = time.GetTimestamp();
        var reading = pipeline.RunAsync(reader, "bench", CancellationToken.None);
        var sending = Parallel.ForEachAsync(Blocks(), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (block, _) => await sender.SendAsync(block).ConfigureAwait(false));
        await UntilAsync(() => Task.FromResult(sender.Acknowledged >= pushes / 2)).ConfigureAwait(false);
        broker.Kill();
        var (killed, atKill, written) = (time.GetTimestamp(), sender.Acknowledged, await parcels.CountAsync().ConfigureAwait(false));
        await broker.StartAgainAsync().ConfigureAwait(false);
        Say($"  killed after {atKill:N0} acknowledged and {written:N0} written; listens again after {time.GetElapsedTime(killed).TotalSeconds:N1} s");
        await sending.ConfigureAwait(false);
        Say($"  acknowledged            {Rate(time.GetElapsedTime(started))}; {sender.Refused:N0} blocks of {InABlock} sent again");
        await UntilAsync(async () => await parcels.CountAsync().ConfigureAwait(false) >= pushes).ConfigureAwait(false);
        Say($"  in the warehouse        {Rate(time.GetElapsedTime(started))}");
        reader.End();
        await reading.ConfigureAwait(false);
        Say($"  lost                    {await parcels.LostAsync().ConfigureAwait(false):N0}   in the undisturbed run and not here");
        Say($"  too many                {await parcels.AddedAsync().ConfigureAwait(false):N0}   here and not in the undisturbed run");
    }

    private IEnumerable<string[]> Blocks() => Enumerable.Range(0, pushes / InABlock).Select(block => SmallPushes.Of(block * InABlock, InABlock));

    private string Rate(TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture, $"after {elapsed.TotalSeconds,6:N1} s, {pushes / elapsed.TotalSeconds,10:N0} /s");

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var timer = new PeriodicTimer(BetweenLooks);
        while (!await holds().ConfigureAwait(false))
        {
            await timer.WaitForNextTickAsync().ConfigureAwait(false);
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
