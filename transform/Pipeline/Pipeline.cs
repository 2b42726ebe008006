using System.Diagnostics;
using System.Threading.Channels;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Warehouse;

namespace Analytics.Pipeline;

/// <summary>
/// The transform stage, as the walk of a push: read, decode, apply policy, pseudonymise, coarsen, write, commit. What goes in may
/// name a person, what comes out cannot. How each step is done stands in <see cref="PushWorker"/>, how workers share a log in
/// <see cref="Workers"/>.
/// </summary>
public sealed class Pipeline
{
    private readonly IClickHouse clickHouse;
    private readonly EpochKeys keys;
    private readonly PipelineOptions options;
    private readonly TouchedParcels? touched;

    /// <param name="clickHouse">Where facts are written.</param>
    /// <param name="keys">What identifiers are turned into tokens with.</param>
    /// <param name="options">How much is done at a time.</param>
    /// <param name="touched">Gets the parcels of which facts were written; null when nobody asks.</param>
    public Pipeline(IClickHouse clickHouse, EpochKeys keys, PipelineOptions options, TouchedParcels? touched = null)
    {
        options.Validate();
        this.touched = touched;
        this.clickHouse = clickHouse;
        this.keys = keys;
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
            var unknown = await Workers.ShareAsync(log, options, (blocks, stop) => WalkAsync(blocks, order, load, stop), cancellation).ConfigureAwait(false);
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
        return tally;
    }

    private async Task<IReadOnlyList<KeyValuePair<string, long>>> WalkAsync(
        ChannelReader<NumberedBlock> blocks, CommitOrder order, string load, CancellationToken stop)
    {
        using var worker = new PushWorker(keys, load);
        var transformed = new List<NumberedOutcome>();
        await foreach (var read in blocks.ReadAllAsync(stop).ConfigureAwait(false))
        {
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
            await worker.Batch.WriteAsync(clickHouse, stop).ConfigureAwait(false);
            touched?.Add(worker.Batch.Parcels);
            await order.CompleteAsync(transformed, stop).ConfigureAwait(false);
            PipelineMetrics.Written(Stopwatch.GetElapsedTime(started));
            worker.Batch.Clear();
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

        var scans = 0;
        foreach (ref readonly var parcel in worker.Parcels)
        {
            if (worker.TryPseudonymise(parcel, out var token))
            {
                scans += worker.Keep(parcel, token, worker.Coarsen(parcel));
            }
        }

        return scans > 0 ? PushOutcome.Kept(scans) : PushOutcome.Rejected(RejectionReason.NoTrackingNumber);
    }
}
