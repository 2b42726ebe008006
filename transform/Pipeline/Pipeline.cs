using System.Runtime.InteropServices;
using System.Threading.Channels;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Warehouse;

namespace Analytics.Pipeline;

/// <summary>
/// The transform stage. Read, decode, apply policy, pseudonymise, coarsen, write, commit: what goes in may name a person,
/// what comes out cannot. The steps of one push stand in <see cref="PushWorker"/>.
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
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var blocks = Channel.CreateBounded<(long Number, PushBlock Block)>(options.BlocksAhead);
        using var order = new CommitOrder(log);
        var unknown = new Dictionary<string, long>(StringComparer.Ordinal);

        var reading = ReadAsync(log, blocks.Writer, stop.Token);
        // On a thread each: a worker may not wait for anything as long as there are blocks, and would keep the others from starting.
        var working = Enumerable.Range(0, options.Workers)
            .Select(_ => Task.Run(() => WorkAsync(blocks.Reader, order, unknown, load, stop), CancellationToken.None))
            .ToList();
        await Task.WhenAll(working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await stop.CancelAsync().ConfigureAwait(false);
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (blocks.Reader.TryRead(out var left))
        {
            left.Block.Dispose();
        }

        // A worker's failure stops the others and the reader, so it comes first; a reader's failure comes when all that
        // was read before it is written and committed.
        await (working.Find(worker => worker.IsFaulted) ?? working.Find(worker => worker.IsCanceled) ?? reading).ConfigureAwait(false);
        return unknown;
    }

    private static async Task ReadAsync(IPushLog log, ChannelWriter<(long Number, PushBlock Block)> blocks, CancellationToken cancellation)
    {
        try
        {
            var number = 0L;
            await foreach (var block in log.ReadAsync(cancellation).ConfigureAwait(false))
            {
                try
                {
                    await blocks.WriteAsync((number++, block), cancellation).ConfigureAwait(false);
                }
                catch
                {
                    block.Dispose();
                    throw;
                }
            }
        }
        finally
        {
            blocks.Complete();
        }
    }

    private async Task WorkAsync(
        ChannelReader<(long Number, PushBlock Block)> blocks, CommitOrder order, Dictionary<string, long> unknown, string load, CancellationTokenSource stop)
    {
        try
        {
            using var worker = new PushWorker(keys, load);
            var transformed = new List<(long Number, BlockOutcome Outcome)>();
            while (await blocks.WaitToReadAsync(stop.Token).ConfigureAwait(false))
            {
                while (blocks.TryRead(out var next))
                {
                    using (next.Block)
                    {
                        transformed.Add((next.Number, new BlockOutcome(next.Block, worker.Transform(next.Block))));
                    }

                    if (worker.Batch.Size >= options.ScansPerBatch)
                    {
                        await WriteAndCommitAsync(worker, transformed, order, stop.Token).ConfigureAwait(false);
                    }
                }

                if (options.WritesWhenNothingWaits)
                {
                    await WriteAndCommitAsync(worker, transformed, order, stop.Token).ConfigureAwait(false);
                }
            }

            await WriteAndCommitAsync(worker, transformed, order, stop.Token).ConfigureAwait(false);
            AddUp(unknown, worker);
        }
        catch
        {
            // One worker's failure ends the others; it is what the caller hears of. What it wrote before, nobody knows.
            touched?.AddAny();
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask WriteAndCommitAsync(
        PushWorker worker, List<(long Number, BlockOutcome Outcome)> transformed, CommitOrder order, CancellationToken cancellation)
    {
        await worker.Batch.WriteAsync(clickHouse, cancellation).ConfigureAwait(false);
        touched?.Add(worker.Batch.Parcels);
        await order.CompleteAsync(transformed, cancellation).ConfigureAwait(false);
        worker.Batch.Clear();
        transformed.Clear();
    }

    private static void AddUp(Dictionary<string, long> unknown, PushWorker worker)
    {
        lock (unknown)
        {
            foreach (var (path, count) in worker.UnknownFields)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(unknown, path, out _) += count;
            }
        }
    }
}
