using System.Runtime.CompilerServices;
using Analytics.Formats;

namespace Analytics.System.Tests.RawLog;

/// <summary>A log whose reader stops dead between writing facts and committing them.</summary>
/// <param name="log">What is read.</param>
/// <param name="commits">Commits that go through before that.</param>
internal sealed class LeavingLog(IPushLog log, int commits) : IPushLog
{
    private readonly TaskCompletionSource committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = commits;

    /// <summary>Ends with the first commit.</summary>
    public Task FirstCommit => committed.Task;

    public async IAsyncEnumerable<PushBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var block in log.ReadAsync(cancellation))
        {
            yield return block;
        }
    }

    public async ValueTask CommitAsync(IReadOnlyList<BlockOutcome> blocks, CancellationToken cancellation)
    {
        if (Interlocked.Decrement(ref left) < 0)
        {
            throw new IOException("The reader is gone.");
        }

        await log.CommitAsync(blocks, cancellation);
        committed.TrySetResult();
    }
}
