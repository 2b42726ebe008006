using System.Runtime.CompilerServices;
using Analytics.Formats;
using Analytics.Pipeline.Tests.Harness;
using Analytics.Support.Warehouse;
using Analytics.Warehouse;

namespace Analytics.Pipeline.Tests.Running;

public sealed class WaitingSenderTests
{
    private const int BlockCount = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_batch_is_written_and_committed_as_soon_as_nothing_waits(int workers)
    {
        await using var written = new RecordingClickHouse();
        using var log = new OneAtATimeLog(NumberedLog.Blocks(BlockCount));
        await RunAsync(written, log, new PipelineOptions { Workers = workers, WritesWhenNothingWaits = true });

        Assert.Equal(BlockCount, log.Commits);
        Assert.Equal(BlockCount, written.Inserts.Count(insert => insert.Table == "scans"));
    }

    [Fact]
    public async Task A_load_of_files_does_not_write_before_its_batch_is_full()
    {
        await using var written = new RecordingClickHouse();
        var log = new MemoryLog(NumberedLog.Blocks(BlockCount));
        await RunAsync(written, log, new PipelineOptions { Workers = 1 });

        Assert.Equal(1, log.Commits);
    }

    [Fact]
    public async Task What_comes_in_while_a_batch_is_written_shares_the_next_one()
    {
        var log = new MemoryLog(NumberedLog.Blocks(BlockCount));
        await using var written = new RecordingClickHouse
        {
            BeforeInsert = async _ =>
            {
                while (log.Read.Count < BlockCount)
                {
                    await Task.Delay(1, TestContext.Current.CancellationToken);
                }
            },
        };
        await RunAsync(written, log, new PipelineOptions { Workers = 1, BlocksAhead = BlockCount, WritesWhenNothingWaits = true });

        Assert.InRange(log.Commits, 1, 2);
        Assert.Equal(Enumerable.Range(0, BlockCount), NumberedLog.Numbers(log));
    }

    [Fact]
    public async Task Parcels_of_which_facts_were_written_are_told_before_the_commit()
    {
        var touched = new TouchedParcels();
        touched.Take();
        await using var written = new RecordingClickHouse();
        var log = new MemoryLog(NumberedLog.Blocks(BlockCount)) { BeforeCommit = _ => Assert.False(touched.IsEmpty) };
        await new Pipeline(written, TestKeys.Current, new PipelineOptions { Workers = 1 }, touched).RunAsync(log, Transformed.Load, TestContext.Current.CancellationToken);

        var tokens = written.Rows("journeys").Select(row => row["parcel"]).Distinct().Count();
        Assert.Equal(tokens, touched.Take()!.Count);
    }

    [Fact]
    public async Task After_a_failure_any_parcel_may_have_been_touched()
    {
        var touched = new TouchedParcels();
        touched.Take();
        await using var written = new RecordingClickHouse { BeforeInsert = _ => ValueTask.FromException(new IOException("The disk is gone.")) };
        var pipeline = new Pipeline(written, TestKeys.Current, new PipelineOptions(), touched);
        await Assert.ThrowsAsync<IOException>(() => pipeline.RunAsync(new MemoryLog(NumberedLog.Blocks(1)), Transformed.Load, TestContext.Current.CancellationToken));

        Assert.Null(touched.Take());
    }

    private static Task<IReadOnlyDictionary<string, long>> RunAsync(RecordingClickHouse warehouse, IPushLog log, PipelineOptions options) =>
        new Pipeline(warehouse, TestKeys.Current, options).RunAsync(log, Transformed.Load, TestContext.Current.CancellationToken);

    /// <summary>Gives a block only when the one before it is committed, as a sender does who waits for an answer.</summary>
    private sealed class OneAtATimeLog(IReadOnlyList<PushBlock> blocks) : IPushLog, IDisposable
    {
        private readonly SemaphoreSlim committed = new(0);

        public int Commits { get; private set; }

        public async IAsyncEnumerable<PushBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            foreach (var block in blocks)
            {
                yield return block;
                Assert.True(await committed.WaitAsync(TimeSpan.FromMinutes(1), cancellation), "A block was not committed though nothing else waited.");
            }
        }

        public ValueTask CommitAsync(IReadOnlyList<BlockOutcome> blocks, CancellationToken cancellation)
        {
            Commits++;
            committed.Release();
            return ValueTask.CompletedTask;
        }

        public void Dispose() => committed.Dispose();
    }
}
