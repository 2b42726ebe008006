using System.Runtime.ExceptionServices;
using Analytics.Formats;

namespace Analytics.Pipeline;

/// <summary>
/// Blocks end in any order; they are committed in the order they were read, and only as far as none is missing.
/// </summary>
internal sealed class CommitOrder(IPushLog log) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<long, BlockOutcome> waiting = [];
    private long next;
    private ExceptionDispatchInfo? failure;

    public void Dispose() => turn.Dispose();

    /// <summary>The facts of these blocks are durable: commits the prefix that this completes.</summary>
    public async ValueTask CompleteAsync(IReadOnlyList<NumberedOutcome> blocks, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // Behind a commit that failed there is a gap: whoever comes next hears of the same failure.
            failure?.Throw();
            foreach (var (number, outcome) in blocks)
            {
                waiting.Add(number, outcome);
            }

            var prefix = new List<BlockOutcome>();
            while (waiting.Remove(next, out var outcome))
            {
                prefix.Add(outcome);
                next++;
            }

            if (prefix.Count > 0)
            {
                await log.CommitAsync(prefix, cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            failure ??= ExceptionDispatchInfo.Capture(e);
            throw;
        }
        finally
        {
            turn.Release();
        }
    }
}
