using System.Globalization;
using Analytics.Support.RawLog;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Kafka;

/// <summary>The transform over a real broker beside a plain consumer and the limit. Broker, server and consumers share this machine.</summary>
internal sealed class KafkaBench(KafkaBenchOptions options, TimeProvider time)
{
    private const int ScansPerPush = 2;
    private const int Rate = 10_000;
    private const int Seconds = 20;

    public async Task RunAsync(string folder)
    {
        var plant = await Plant.StartAsync(folder, time).ConfigureAwait(false);
        await using (plant.ConfigureAwait(false))
        {
            var counts = new Counts(plant.Warehouse.ClickHouse);
            Say($"{options.Pushes:N0} pushes of {SmallPushes.Of(0, 1)[0].Length} bytes and {ScansPerPush} scans are put into two topics of {Plant.Partitions} partitions ...");
            using var writer = plant.Writer();
            var sender = new StubbornSender(writer, Plant.Format);
            var started = time.GetTimestamp();
            await Plant.FillAsync(sender, 0, options.Pushes).ConfigureAwait(false);
            Say($"  sealed and acknowledged {options.Pushes / time.GetElapsedTime(started).TotalSeconds,10:N0} pushes/s");

            var limit = ConsumerAlone.Read(plant, options.Pushes, time);
            Say($"  consumer alone          {limit}");
            var peer = await PeerAsync(plant, counts).ConfigureAwait(false);
            using var transform = await plant.TransformAsync().ConfigureAwait(false);
            var ours = await Consumption.WatchAsync(async () => await counts.ScansAsync().ConfigureAwait(false) / ScansPerPush, options.Pushes, () => transform.Used, time).ConfigureAwait(false);
            Say($"  analytics transform     {ours}");
            Say($"    ours / peer {(peer is { } plain ? ours.PerCore / plain.PerCore : double.NaN):N1}, ours / limit {ours.PerCore / limit.PerCore:N2}, by core");
            var memory = transform.PeakMemory;
            await LagAsync(plant, sender, counts).ConfigureAwait(false);
            Say($"    memory {memory >> 20:N0} MiB at its peak, {transform.PeakMemory >> 20:N0} MiB {Seconds} s later");
            await transform.StopAsync().ConfigureAwait(false);
        }
    }

    private async Task<Consumption?> PeerAsync(Plant plant, Counts counts)
    {
        if (!Peer.IsThere)
        {
            Say($"  plain consumer in Node  is not installed: './analytics bench' installs it");
            return null;
        }

        await plant.Broker.CreateTopicAsync(Peer.Topic, Plant.Partitions).ConfigureAwait(false);
        Peer.Fill(plant, options.Pushes);
        await plant.Warehouse.ClickHouse.ExecuteAsync(new Statement(BenchSql.Text("Kafka.peer.peer_table.sql"))).ConfigureAwait(false);
        using var peer = Peer.Start(plant);
        var measured = await Consumption.WatchAsync(async () => await counts.PeerScansAsync().ConfigureAwait(false) / ScansPerPush, options.Pushes, () => peer.Used, time).ConfigureAwait(false);
        Say($"  plain consumer in Node  {measured}");
        return measured;
    }

    // How long ago the first push was acknowledged whose facts are not there yet.
    private async Task LagAsync(Plant plant, StubbornSender sender, Counts counts)
    {
        const int Steps = 20;
        var lags = new Latencies();
        var acknowledged = new List<(long At, long Pushes)> { (time.GetTimestamp(), options.Pushes) };
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / Steps));
        for (var step = 0; step < Seconds * Steps; step++)
        {
            await timer.WaitForNextTickAsync().ConfigureAwait(false);
            await Plant.FillAsync(sender, options.Pushes + (step * Rate / Steps), Rate / Steps).ConfigureAwait(false);
            acknowledged.Add((time.GetTimestamp(), options.Pushes + ((step + 1) * Rate / Steps)));
            var done = await counts.ScansAsync().ConfigureAwait(false) / ScansPerPush;
            var now = time.GetTimestamp();
            lags.Add(acknowledged.Find(one => one.Pushes > done) is { Pushes: > 0 } first ? time.GetElapsedTime(first.At, now) : TimeSpan.Zero);
        }

        var found = lags.At(0.5, 0.95, 1);
        Say($"  lag at {Rate:N0} pushes/s   {found[0],7:N0} ms p50 {found[1],7:N0} ms p95 {found[2],7:N0} ms at most, from acknowledged to facts written, over {Seconds} s");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
