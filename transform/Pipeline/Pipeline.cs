using System.Diagnostics;
using System.Threading.Channels;
using Analytics.Custody;
using Analytics.Formats;
using Analytics.Pipeline.Linking;
using Analytics.Warehouse;

namespace Analytics.Pipeline;

/// <summary>
/// The transform stage, as the walk of a push: read, decode, apply policy, pseudonymise, coarsen, link, write, commit. What goes
/// in may name a person, what comes out cannot. How each step is done stands in <see cref="PushWorker"/>, how workers share a log in
/// <see cref="Workers"/>.
/// </summary>
public sealed class Pipeline
{
    private readonly IClickHouse clickHouse;
    private readonly PushCustody custody;
    private readonly PipelineOptions options;
    private readonly TouchedParcels? touched;

    /// <param name="clickHouse">Where facts are written.</param>
    /// <param name="custody">What it goes by, as to persons: keys, orders and policies.</param>
    /// <param name="options">How much is done at a time.</param>
    /// <param name="touched">Gets the parcels of which facts were written; null when nobody asks.</param>
    public Pipeline(IClickHouse clickHouse, PushCustody custody, PipelineOptions options, TouchedParcels? touched = null)
    {
        options.Validate();
        this.touched = touched;
        this.clickHouse = clickHouse;
        this.custody = custody;
        this.options = options;
    }

    /// <summary>
    /// Runs until the log ends. A push counts as done once its facts are in the warehouse; whatever was not committed when
    /// this stops may be read again without effect.
    /// </summary>
    /// <param name="log">Where pushes come from.</param>
    /// <param name="load">Name of this run in the record of rejected pushes.</param>
    /// <param name="cancellation">Stops between two blocks; what is committed stays.</param>
    /// <returns>Fields met that the policy does not name, by path, with how often.</returns>
    public async Task<IReadOnlyDictionary<string, long>> RunAsync(IPushLog log, string load, CancellationToken cancellation)
    {
        using var order = new CommitOrder(log);
        try
        {
            var earlier = await EarlierParcels.ReadAsync(clickHouse, custody.Keys, cancellation).ConfigureAwait(false);
            var unknown = await Workers.ShareAsync(log, options, (blocks, stop) => WalkAsync(blocks, order, earlier, load, stop), cancellation).ConfigureAwait(false);
            return unknown.SelectMany(fields => fields)
                .GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal)
                .ToDictionary(field => field.Key, field => field.Sum(), StringComparer.Ordinal);
        }
        catch
        {
            // What was written before the failure, nobody knows.
            touched?.AddAny();
            throw;
        }
    }

    /// <summary>Transforms every push of a block into the worker's batch and counts how each ended.</summary>
    internal static PushTally Transform(PushBlock block, PushWorker worker)
    {
        var tally = new PushTally(block);
        worker.Use(block.Format);
        for (var i = 0; i < block.Count; i++)
        {
            var push = block[i];
            var outcome = Transform(push, worker);
            worker.Note(push, outcome);
            tally.Count(push.At, outcome);
        }

        PipelineMetrics.Ended(block.Format, tally);
        worker.Tell(block.Format, tally);
        return tally;
    }

    private async Task<IReadOnlyList<KeyValuePair<string, long>>> WalkAsync(
        ChannelReader<NumberedBlock> blocks, CommitOrder order, EarlierParcels earlier, string load, CancellationToken stop)
    {
        using var worker = new PushWorker(custody, earlier, load);
        var transformed = new List<NumberedOutcome>();
        await foreach (var read in blocks.ReadAllAsync(stop).ConfigureAwait(false))
        {
            if (transformed.Count == 0)
            {
                worker.Begin(await custody.Orders.LookAsync(stop).ConfigureAwait(false));
            }

            using (read.Block)
            {
                transformed.Add(read.Ended(Transform(read.Block, worker)));
            }

            if (worker.Batch.Size >= options.ScansPerBatch || (options.WritesWhenNothingWaits && blocks.Count == 0))
            {
                await WriteAndCommitAsync().ConfigureAwait(false);
            }
        }

        await WriteAndCommitAsync().ConfigureAwait(false);
        return [.. worker.UnknownFields];

        async ValueTask WriteAndCommitAsync()
        {
            if (transformed.Count == 0)
            {
                return;
            }

            var started = Stopwatch.GetTimestamp();
            using var span = PipelineMetrics.StartBatch(worker.Batch.Size);
            await worker.Batch.LinkAsync(earlier, stop).ConfigureAwait(false);
            await worker.Batch.WriteAsync(clickHouse, stop).ConfigureAwait(false);
            touched?.Add(worker.Batch.Parcels);
            await custody.Orders.SettleAsync(worker.Orders, worker.Met, () => worker.Batch.Subjects, stop).ConfigureAwait(false);
            await order.CompleteAsync(transformed, stop).ConfigureAwait(false);
            PipelineMetrics.Written(Stopwatch.GetElapsedTime(started));
            transformed.Clear();
        }
    }

    private static PushOutcome Transform(in Push push, PushWorker worker)
    {
        var fault = worker.Decode(push);
        if (fault != RejectionReason.None)
        {
            return PushOutcome.Rejected(fault);
        }

        if (worker.ApplyPolicy() is { } refused)
        {
            return refused;
        }

        var (scans, isErased) = (0, false);
        foreach (ref readonly var parcel in worker.Parcels)
        {
            if (!worker.TryPseudonymise(parcel, out var token))
            {
                continue;
            }

            if (worker.IsErased())
            {
                isErased = true;
                continue;
            }

            scans += worker.Keep(parcel, token, worker.Coarsen(parcel));
        }

        return scans > 0 ? PushOutcome.Kept(scans)
            : isErased ? PushOutcome.Withheld(WithholdingReason.Erased)
            : PushOutcome.Rejected(RejectionReason.NoTrackingNumber);
    }
}
