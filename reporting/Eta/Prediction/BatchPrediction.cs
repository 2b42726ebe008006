using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Threading.Channels;

namespace Analytics.Eta;

/// <summary>
/// Answers questions that come as JSON lines with JSON lines in the same order, while more come in. As many blocks are at work as there are processors, and a few
/// more wait to be written: however long a batch is, its memory stays the same, and whoever does not read the answers is not read from either.
/// </summary>
public sealed class BatchPrediction(IEtaPredictor predictor, TimeProvider time)
{
    private static readonly int Workers = Environment.ProcessorCount;
    private static readonly int MostSpare = 4 * Workers;

    private readonly ConcurrentQueue<QuestionBlock> spare = new();

    /// <summary>Answers a batch.</summary>
    /// <param name="input">The questions; read to its end, and left open.</param>
    /// <param name="output">Where the answers go; left open. What its reader has no use for any more ends the batch.</param>
    /// <param name="isWhyAsked">Whether every answer gets its reasons.</param>
    /// <param name="tally">Counts on the way.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; the answers that were written are whole lines.</exception>
    public async Task RunAsync(PipeReader input, PipeWriter output, bool isWhyAsked, BatchTally tally, CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var atWork = new SemaphoreSlim(Workers);
        var blocks = Channel.CreateBounded<Task<QuestionBlock>>(new BoundedChannelOptions(Workers) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(new LineCutter(input), blocks.Writer, atWork, isWhyAsked, stopping.Token);
        try
        {
            await WriteAsync(blocks.Reader, output, tally, stopping.Token).ConfigureAwait(false);
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            await FinishAsync(blocks.Reader).ConfigureAwait(false);
        }
    }

    // Ends without an exception: what goes wrong goes to the one who writes.
    private async Task ReadAsync(LineCutter lines, ChannelWriter<Task<QuestionBlock>> blocks, SemaphoreSlim atWork, bool isWhyAsked, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var block = Take();
                if (!await lines.FillAsync(block, cancellation).ConfigureAwait(false))
                {
                    blocks.Complete();
                    return;
                }

                await blocks.WaitToWriteAsync(cancellation).ConfigureAwait(false);
                await atWork.WaitAsync(cancellation).ConfigureAwait(false);
                blocks.TryWrite(Task.Run(() => Answer(block, atWork, isWhyAsked), CancellationToken.None));
            }
        }
        catch (Exception e)
        {
            blocks.Complete(e);
        }
    }

    private QuestionBlock Answer(QuestionBlock block, SemaphoreSlim atWork, bool isWhyAsked)
    {
        try
        {
            block.Answer(predictor, isWhyAsked);
            return block;
        }
        finally
        {
            atWork.Release();
        }
    }

    private async Task WriteAsync(ChannelReader<Task<QuestionBlock>> blocks, PipeWriter output, BatchTally tally, CancellationToken cancellation)
    {
        await foreach (var answering in blocks.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            var block = await answering.ConfigureAwait(false);
            var written = await output.WriteAsync(block.Output, cancellation).ConfigureAwait(false);
            tally.Add(block.Count, block.Refused);
            Give(block);
            if (written.IsCompleted)
            {
                return;
            }
        }
    }

    // Until nobody uses the predictor any more.
    private static async Task FinishAsync(ChannelReader<Task<QuestionBlock>> blocks)
    {
        while (blocks.TryRead(out var answering))
        {
            await ((Task)answering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private QuestionBlock Take()
    {
        if (!spare.TryDequeue(out var block))
        {
            return new QuestionBlock(time);
        }

        block.Clear();
        return block;
    }

    private void Give(QuestionBlock block)
    {
        if (spare.Count < MostSpare)
        {
            spare.Enqueue(block);
        }
    }
}
