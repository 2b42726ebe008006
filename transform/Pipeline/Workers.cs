using System.Threading.Channels;
using Analytics.Formats;

namespace Analytics.Pipeline;

/// <summary>A block and its place in the log.</summary>
internal readonly record struct NumberedBlock(long Number, PushBlock Block)
{
    public NumberedOutcome Ended(PushTally tally) => new(Number, new BlockOutcome(Block, tally));
}

/// <summary>How a block ended, and its place in the log.</summary>
internal readonly record struct NumberedOutcome(long Number, BlockOutcome Outcome);

/// <summary>One reader of a log and several workers, each of whom takes the next block.</summary>
internal static class Workers
{
    /// <summary>Has workers walk the blocks of a log until it ends. The first failure stops all.</summary>
    /// <param name="log">Where the blocks come from.</param>
    /// <param name="options">How many workers there are, and how many blocks may wait for them.</param>
    /// <param name="walk">What a worker does with the blocks that it takes; each must be disposed of.</param>
    /// <param name="cancellation">Stops all between two blocks.</param>
    /// <returns>What each worker returned.</returns>
    public static async Task<IReadOnlyList<T>> ShareAsync<T>(
        IPushLog log, PipelineOptions options, Func<ChannelReader<NumberedBlock>, CancellationToken, Task<T>> walk, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var blocks = Channel.CreateBounded<NumberedBlock>(options.BlocksAhead);

        var reading = ReadAsync(log, blocks.Writer, stop.Token);
        // On a thread each: a worker may not wait for anything as long as there are blocks, and would keep the others from starting.
        var working = Enumerable.Range(0, options.Workers)
            .Select(_ => Task.Run(() => WorkAsync(() => walk(blocks.Reader, stop.Token), stop), CancellationToken.None))
            .ToList();
        await Task.WhenAll(working.ConvertAll<Task>(worker => worker)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await stop.CancelAsync().ConfigureAwait(false);
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (blocks.Reader.TryRead(out var left))
        {
            left.Block.Dispose();
        }

        // A worker's failure stops the others and the reader, so it comes first; a reader's failure comes when all that
        // was read before it is written and committed.
        await (working.Find(worker => worker.IsFaulted) ?? working.Find(worker => worker.IsCanceled) ?? reading).ConfigureAwait(false);
        return await Task.WhenAll(working).ConfigureAwait(false);
    }

    private static async Task ReadAsync(IPushLog log, ChannelWriter<NumberedBlock> blocks, CancellationToken cancellation)
    {
        try
        {
            var number = 0L;
            await foreach (var block in log.ReadAsync(cancellation).ConfigureAwait(false))
            {
                try
                {
                    await blocks.WriteAsync(new NumberedBlock(number++, block), cancellation).ConfigureAwait(false);
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

    private static async Task<T> WorkAsync<T>(Func<Task<T>> walk, CancellationTokenSource stop)
    {
        try
        {
            return await walk().ConfigureAwait(false);
        }
        catch
        {
            // One worker's failure ends the others; it is what the caller hears of.
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
