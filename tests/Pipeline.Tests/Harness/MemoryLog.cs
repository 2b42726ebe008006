using System.Runtime.CompilerServices;
using Analytics.Formats;

namespace Analytics.Pipeline.Tests.Harness;

/// <summary>A push log in memory, which remembers what was committed.</summary>
internal sealed class MemoryLog(params IReadOnlyList<PushBlock> blocks) : IPushLog
{
    private readonly Lock gate = new();
    private readonly List<BlockOutcome> committed = [];

    /// <summary>Thrown by the reader once all blocks are read.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Called with the blocks of a commit before they count as committed; throws to make it fail.</summary>
    public Action<IReadOnlyList<BlockOutcome>> BeforeCommit { get; init; } = _ => { };

    /// <summary>The blocks committed, in the order of the commits.</summary>
    public IReadOnlyList<BlockOutcome> Committed
    {
        get
        {
            lock (gate)
            {
                return [.. committed];
            }
        }
    }

    /// <summary>The counts of all committed blocks together.</summary>
    public PushTally Tally
    {
        get
        {
            var sum = new PushTally();
            foreach (var outcome in Committed)
            {
                sum.Add(outcome.Tally);
            }

            return sum;
        }
    }

    public async IAsyncEnumerable<PushBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var block in blocks)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            yield return block;
        }

        if (Failure is not null)
        {
            throw Failure;
        }
    }

    public ValueTask CommitAsync(IReadOnlyList<BlockOutcome> blocks, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        BeforeCommit(blocks);
        lock (gate)
        {
            committed.AddRange(blocks);
        }

        return ValueTask.CompletedTask;
    }
}
