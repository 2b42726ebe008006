using Analytics.Formats;
using Analytics.Pipeline.Tests.Harness;
using Analytics.Support.Warehouse;
using Analytics.Warehouse;

namespace Analytics.Pipeline.Tests.Running;

public sealed class PipelineFailureTests
{
    private const int BlockCount = 40;

    private static readonly WarehouseException DiskFull = new(WarehouseFault.DiskFull, "The disk is full.");

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task When_the_log_cannot_be_read_on_all_that_was_read_is_committed_and_then_the_failure_comes(int workers)
    {
        var failure = new InvalidDataException("Line 121 is torn.");
        await using var written = new RecordingClickHouse();
        var log = new MemoryLog(NumberedLog.Blocks(BlockCount)) { Failure = failure };

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(written, log, workers)));
        Assert.Equal(Enumerable.Range(0, BlockCount), NumberedLog.Numbers(log));
        Assert.True(NumberedLog.AreWritten(log.Committed, written));
    }

    [Theory]
    [InlineData(1, "scans")]
    [InlineData(1, "journeys")]
    [InlineData(4, "scans")]
    [InlineData(4, "journeys")]
    public async Task When_an_insert_fails_its_batch_is_not_committed_and_the_failure_comes(int workers, string table)
    {
        var inserts = 0;
        await using var written = new RecordingClickHouse
        {
            BeforeInsert = into => into == table && Interlocked.Increment(ref inserts) == 5
                ? ValueTask.FromException(DiskFull)
                : ValueTask.CompletedTask,
        };
        var log = new MemoryLog(NumberedLog.Blocks(BlockCount));

        Assert.Same(DiskFull, await Assert.ThrowsAsync<WarehouseException>(() => RunAsync(written, log, workers)));
        AssertCommittedIsAWrittenPrefix(log, written);
    }

    [Fact]
    public async Task When_one_worker_fails_the_others_do_not_read_on()
    {
        await using var written = new RecordingClickHouse { BeforeInsert = _ => ValueTask.FromException(DiskFull) };
        var log = new MemoryLog(NumberedLog.Blocks(BlockCount));

        await Assert.ThrowsAsync<WarehouseException>(() => RunAsync(written, log, workers: 2));
        Assert.Empty(log.Committed);
        Assert.True(log.Read.Count < BlockCount);
    }

    [Fact]
    public async Task When_a_commit_fails_the_failure_comes_and_nothing_behind_it_is_committed()
    {
        var failure = new IOException("The log is gone.");
        await using var written = new RecordingClickHouse();
        var commits = 0;
        var log = new MemoryLog(NumberedLog.Blocks(BlockCount)) { FailureOfCommit = () => ++commits == 3 ? failure : null };

        Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => RunAsync(written, log, workers: 4)));
        Assert.Equal(3, commits);
        AssertCommittedIsAWrittenPrefix(log, written);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task When_it_is_cancelled_what_is_committed_is_a_prefix_that_was_written(int workers)
    {
        using var cancellation = new CancellationTokenSource();
        var inserts = 0;
        await using var written = new RecordingClickHouse
        {
            BeforeInsert = async _ =>
            {
                if (Interlocked.Increment(ref inserts) == 9)
                {
                    await cancellation.CancelAsync();
                }
            },
        };
        var log = new MemoryLog(NumberedLog.Blocks(BlockCount));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(written, log, workers, cancellation.Token));
        AssertCommittedIsAWrittenPrefix(log, written);
    }

    [Fact]
    public async Task Every_block_that_was_read_is_given_back_when_a_run_fails()
    {
        const int Ahead = 4; // one with the worker, two waiting for it, and one in the reader's hands
        var log = new MemoryLog(NumberedLog.Blocks(BlockCount));
        await using var written = new RecordingClickHouse
        {
            BeforeInsert = async _ =>
            {
                while (log.Read.Count < Ahead)
                {
                    await Task.Delay(1, TestContext.Current.CancellationToken);
                }

                throw DiskFull;
            },
        };

        await Assert.ThrowsAsync<WarehouseException>(() => RunAsync(written, log, workers: 1));
        Assert.Equal(Ahead, log.Read.Count);
        Assert.All(log.Read, block => Assert.Throws<ObjectDisposedException>(() => block[0]));
    }

    private static void AssertCommittedIsAWrittenPrefix(MemoryLog log, RecordingClickHouse written)
    {
        Assert.Equal(Enumerable.Range(0, log.Committed.Count), NumberedLog.Numbers(log));
        Assert.True(log.Committed.Count < BlockCount);
        Assert.True(NumberedLog.AreWritten(log.Committed, written));
    }

    private static Task<IReadOnlyDictionary<string, long>> RunAsync(
        RecordingClickHouse warehouse, MemoryLog log, int workers, CancellationToken cancellation = default) =>
        new Pipeline(warehouse, TestKeys.Current, new PipelineOptions { Workers = workers, ScansPerBatch = 1, BlocksAhead = 2 })
            .RunAsync(log, Transformed.Load, cancellation);
}
