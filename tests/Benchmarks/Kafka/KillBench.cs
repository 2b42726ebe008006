using System.Globalization;
using Analytics.Pipeline;
using Analytics.Support.Custody;
using Analytics.Support.RawLog;

namespace Analytics.Benchmarks.Kafka;

/// <summary>Small pushes through a real broker and 'analytics transform', both of which are killed: what is lost, what is doubled, and how fast it goes.</summary>
internal sealed class KillBench(KafkaBenchOptions options, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly int pushes = options.Pushes;

    public async Task RunAsync(string folder)
    {
        var plant = await Plant.StartAsync(folder, time).ConfigureAwait(false);
        await using (plant.ConfigureAwait(false))
        {
            var parcels = new ParcelSets(plant.Warehouse.ClickHouse);
            var custody = FolderCustody.Of(plant.Data, time);
            var pipeline = new Pipeline.Pipeline(plant.Warehouse.ClickHouse, custody, new PipelineOptions { WritesWhenNothingWaits = true });
            var started = time.GetTimestamp();
            await pipeline.RunAsync(new GivenPushes(Plant.Format, Plant.Blocks(0, pushes)), "bench", CancellationToken.None).ConfigureAwait(false);
            Say($"{pushes:N0} pushes of a parcel each; undisturbed and without a broker {Rate(time.GetElapsedTime(started))}");
            await parcels.SetAsideAsync().ConfigureAwait(false);
            await KillAsync(plant, parcels).ConfigureAwait(false);
        }
    }

    private async Task KillAsync(Plant plant, ParcelSets parcels)
    {
        using var writer = plant.Writer();
        var sender = new StubbornSender(writer, Plant.Format);
        var started = time.GetTimestamp();
        var transform = await plant.TransformAsync().ConfigureAwait(false);
        var sending = Plant.FillAsync(sender, 0, pushes);
        await UntilAsync(async () => await parcels.CountAsync().ConfigureAwait(false) > pushes / 10).ConfigureAwait(false);
        transform.Dispose();
        Say($"  transform killed        after {sender.Acknowledged,10:N0} acknowledged and {await parcels.CountAsync().ConfigureAwait(false),10:N0} written, and started again");
        transform = await plant.TransformAsync().ConfigureAwait(false);
        await UntilAsync(() => Task.FromResult(sender.Acknowledged >= pushes / 2)).ConfigureAwait(false);
        plant.Broker.Kill();
        Say($"  broker killed           after {sender.Acknowledged,10:N0} acknowledged and {await parcels.CountAsync().ConfigureAwait(false),10:N0} written, and started again");
        await plant.Broker.StartAgainAsync().ConfigureAwait(false);
        await sending.ConfigureAwait(false);
        Say($"  acknowledged            {Rate(time.GetElapsedTime(started))}; {sender.Refused:N0} blocks sent again");
        await UntilAsync(async () => await parcels.CountAsync().ConfigureAwait(false) >= pushes).ConfigureAwait(false);
        Say($"  in the warehouse        {Rate(time.GetElapsedTime(started))}");
        await transform.StopAsync().ConfigureAwait(false);
        transform.Dispose();
        Say($"  lost                    {await parcels.LostAsync().ConfigureAwait(false):N0}   in the undisturbed run and not here");
        Say($"  too many                {await parcels.AddedAsync().ConfigureAwait(false):N0}   here and not in the undisturbed run");
    }

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
