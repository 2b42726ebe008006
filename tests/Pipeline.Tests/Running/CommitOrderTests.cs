using Analytics.Formats;
using Analytics.Pipeline.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Pipeline.Tests.Running;

public sealed class CommitOrderTests
{
    private static readonly PushFormat Format = ScriptedReader.FormatOf([]).Format;

    [Fact]
    public void Only_the_prefix_without_a_gap_is_committed_and_in_the_order_read()
    {
        var cases = from count in Gen.Choose(0, 12)
                    from order in Gen.Shuffle(Enumerable.Range(0, count).ToArray())
                    from groupSize in Gen.Choose(1, 4)
                    select order.Chunk(groupSize).ToList();

        Prop.ForAll(cases.ToArbitrary(), groups => CommitsPrefixes(groups)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task A_commit_that_fails_surfaces()
    {
        var failure = new IOException("The log is gone.");
        using var order = new CommitOrder(new MemoryLog { FailureOfCommit = () => failure });

        Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => Complete(order, 0)));
    }

    [Fact]
    public async Task After_a_commit_that_failed_nothing_is_committed_behind_it()
    {
        var failure = new IOException("The log is gone.");
        var commits = 0;
        var log = new MemoryLog { FailureOfCommit = () => commits++ == 0 ? failure : null };
        using var order = new CommitOrder(log);
        await Assert.ThrowsAsync<IOException>(() => Complete(order, 0));

        Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => Complete(order, 1)));
        Assert.Empty(log.Committed);
    }

    [Fact]
    public async Task Completing_nothing_commits_nothing()
    {
        using var order = new CommitOrder(new MemoryLog { FailureOfCommit = () => new IOException("Nothing was to be committed.") });
        await order.CompleteAsync([], CancellationToken.None);
    }

    private static async Task<bool> CommitsPrefixes(IReadOnlyList<int[]> groups)
    {
        var log = new MemoryLog();
        using var order = new CommitOrder(log);
        var done = new HashSet<int>();
        foreach (var group in groups)
        {
            await Complete(order, group);
            done.UnionWith(group);
            var prefix = Enumerable.Range(0, done.Count).TakeWhile(done.Contains);
            if (!log.Committed.Select(outcome => (int)outcome.Block.After).SequenceEqual(prefix))
            {
                return false;
            }
        }

        return true;
    }

    private static Task Complete(CommitOrder order, params int[] numbers) =>
        order.CompleteAsync([.. numbers.Select(number => new NumberedOutcome(number, OutcomeOf(number)))], CancellationToken.None).AsTask();

    private static BlockOutcome OutcomeOf(int number) => new(Blocks.Of(Format, [], after: number), new PushTally());
}
