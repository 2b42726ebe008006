using Analytics.Formats;
using Analytics.Pipeline.Tests.Harness;
using Analytics.Support.Warehouse;

namespace Analytics.Pipeline.Tests.Running;

public sealed class PipelineTests
{
    private const int BlockCount = 40;

    public static TheoryData<int, int> WorkersAndBatches => new MatrixTheoryData<int, int>([1, 2, 3, 4], [1, 7, 1000]);

    [Theory]
    [MemberData(nameof(WorkersAndBatches))]
    public async Task Every_block_is_committed_once_in_order_and_only_when_its_facts_are_written(int workers, int scansPerBatch)
    {
        await using var written = new RecordingClickHouse();
        var log = new MemoryLog(NumberedLog.Blocks(BlockCount))
        {
            BeforeCommit = blocks => Assert.True(NumberedLog.AreWritten(blocks, written)),
        };
        await RunAsync(written, log, workers, scansPerBatch);

        Assert.Equal(Enumerable.Range(0, BlockCount), NumberedLog.Numbers(log));
        Assert.Equal(log.Tally.Total, written.Rows("scans").Count);
    }

    [Fact]
    public async Task A_log_without_blocks_ends_with_nothing_written()
    {
        await using var written = new RecordingClickHouse();
        var unknown = await RunAsync(written, new MemoryLog(), workers: 2, scansPerBatch: 1);

        Assert.Empty(unknown);
        Assert.Empty(written.Inserts);
    }

    [Fact]
    public async Task Workers_write_side_by_side_even_where_an_insert_does_not_let_go_of_its_thread()
    {
        using var both = new ManualResetEventSlim();
        var writing = 0;
        await using var written = new RecordingClickHouse
        {
            BeforeInsert = _ =>
            {
                if (Interlocked.Increment(ref writing) == 2)
                {
                    both.Set();
                }

                Assert.True(both.Wait(TimeSpan.FromMinutes(1)), "No second worker wrote while the first one did.");
                return ValueTask.CompletedTask;
            },
        };

        await RunAsync(written, new MemoryLog(NumberedLog.Blocks(BlockCount)), workers: 2, scansPerBatch: 1);
    }

    [Fact]
    public async Task A_batch_is_written_once_it_is_full_and_not_only_at_the_end()
    {
        await using var written = new RecordingClickHouse();
        var log = new MemoryLog(NumberedLog.Blocks(BlockCount));
        await RunAsync(written, log, workers: 1, scansPerBatch: 12);

        Assert.Equal(BlockCount / 4, written.Inserts.Count(insert => insert.Table == "scans"));
        Assert.Equal(BlockCount / 4, log.Commits);
    }

    [Theory]
    [InlineData(RejectionReason.NoScans)]
    [InlineData(RejectionReason.None)]
    public async Task Pushes_that_give_no_scans_are_committed_along_the_way_as_well(RejectionReason reason)
    {
        var minor = new ScriptedParcel(Json.Number, new ScriptedScan(Milestone.PickedUp, ScriptedPushes.Start)) { DataUse = DataUse.Minor };
        var push = reason == RejectionReason.None ? ScriptedPush.Of(minor) : ScriptedPush.Refused(reason);
        var (format, pushes) = ScriptedReader.FormatOf([push]);
        await using var written = new RecordingClickHouse();
        var log = new MemoryLog([.. Enumerable.Range(0, BlockCount).Select(_ => Blocks.Of(format, pushes))]);
        await RunAsync(written, log, workers: 1, scansPerBatch: 10);

        Assert.Equal((BlockCount, 0, BlockCount / 10), (log.Tally.Total, log.Tally.Kept, log.Commits));
    }

    [Fact]
    public async Task One_log_may_hold_several_formats()
    {
        const string TrackingMore = $$$$"""
            {"data":{"tracking_number":"{{{{Json.Number}}}}","courier_code":"fedex","brand_new":1,
            "origin_info":{"trackinfo":[{"checkpoint_date":"2026-10-02 09:00:00","checkpoint_delivery_status":"delivered"}]}}}
            """;
        var ordered = new ScriptedParcel("zz000000019qq", new ScriptedScan(Milestone.Ordered, ScriptedPushes.Start));
        var (scripted, pushes) = ScriptedReader.FormatOf([ScriptedPush.Of(ordered)]);
        await using var written = new RecordingClickHouse();
        var log = new MemoryLog(
            Blocks.Of(Blocks.Format("17track"), Json.Push(Json.Event(), more: ",\"brand_new\":{}")),
            Blocks.Of(scripted, pushes),
            Blocks.Of(Blocks.Format("trackingmore"), TrackingMore));
        var unknown = await RunAsync(written, log, workers: 2, scansPerBatch: 1000);

        Assert.Equal(
            ["17track PickedUp", "scripted Ordered", "trackingmore Delivered"],
            written.Rows("scans").Select(row => $"{row["provider"]} {row["milestone"]}").Order(StringComparer.Ordinal));
        Assert.Single(EngineMerge.Of("journeys", written.Rows("journeys")));
        Assert.Equal(new Dictionary<string, long> { ["data.brand_new"] = 2 }, unknown);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void Options_below_one_are_refused(int workers, int scansPerBatch, int blocksAhead) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pipeline(
            new RecordingClickHouse(),
            TestKeys.Current,
            new PipelineOptions { Workers = workers, ScansPerBatch = scansPerBatch, BlocksAhead = blocksAhead }));

    private static Task<IReadOnlyDictionary<string, long>> RunAsync(
        RecordingClickHouse warehouse, MemoryLog log, int workers, int scansPerBatch) =>
        new Pipeline(warehouse, TestKeys.Current, new PipelineOptions { Workers = workers, ScansPerBatch = scansPerBatch })
            .RunAsync(log, Transformed.Load, TestContext.Current.CancellationToken);
}
