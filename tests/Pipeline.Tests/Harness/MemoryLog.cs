using System.Runtime.CompilerServices;
using Analytics.Formats;

namespace Analytics.Pipeline.Tests.Harness;

/// <summary>A push log in memory, which remembers what was committed.</summary>
internal sealed class MemoryLog(params IReadOnlyList<PushBlock> blocks) : IPushLog
{
    private readonly Lock gate = new();
    private readonly List<BlockOutcome> committed = [];
    private readonly List<PushBlock> read = [];

    /// <summary>Thrown by the reader once all blocks are read.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Asked for each commit: what it fails with, or null.</summary>
    public Func<Exception?> FailureOfCommit { get; init; } = () => null;

    /// <summary>Called with the blocks of a commit before they count as committed.</summary>
    public Action<IReadOnlyList<BlockOutcome>> BeforeCommit { get; init; } = _ => { };

    /// <summary>How many commits succeeded.</summary>
    public int Commits { get; private set; }

    /// <summary>The blocks handed out.</summary>
    public IReadOnlyList<PushBlock> Read
    {
        get
        {
            lock (gate)
            {
                return [.. read];
            }
        }
    }

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
            lock (gate)
            {
                read.Add(block);
            }

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
        if (FailureOfCommit() is { } failure)
        {
            throw failure;
        }

        BeforeCommit(blocks);
        lock (gate)
        {
            committed.AddRange(blocks);
            Commits++;
        }

        return ValueTask.CompletedTask;
    }
}
