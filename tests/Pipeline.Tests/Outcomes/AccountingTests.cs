using Analytics.Formats;
using Analytics.Pipeline.Tests.Harness;
using Analytics.Support.Warehouse;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Pipeline.Tests.Outcomes;

public sealed class AccountingTests
{
    [Fact]
    public void Kept_rejected_and_withheld_add_up_to_what_came_in()
    {
        var logs = from pushes in ScriptedPushes.OfAnyEnding.ArrayOf()
                   from blockSize in Gen.Choose(1, 4)
                   from workers in Gen.Choose(1, 3)
                   select (pushes, blockSize, workers);
        Prop.ForAll(logs.ToArbitrary(), log => AddsUp(log.pushes, log.blockSize, log.workers)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_rejected_push_is_recorded_with_its_coordinates_and_reason_alone()
    {
        ScriptedPush[] script = [ScriptedPush.Refused(RejectionReason.NoScans), ScriptedPush.Refused(RejectionReason.TooDeep)];
        var (format, pushes) = ScriptedReader.FormatOf(script);
        var result = Transformed.From(Blocks.Of(format, pushes, file: 3, firstLine: 70_000_000_000));

        Assert.Equal(
            [
                $"load_id={Transformed.Load} file=3 line=70000000000 reason=NoScans",
                $"load_id={Transformed.Load} file=3 line=70000000001 reason=TooDeep",
            ],
            result.Rows("rejections").Select(row => row.ToString()));
    }

    [Fact]
    public void A_parcel_without_a_usable_number_does_not_take_its_neighbours_down()
    {
        var parcel = new ScriptedParcel(Json.Number, new ScriptedScan(Milestone.PickedUp, 1_790_000_000));
        var result = Transformed.From(parcel with { Number = "--" }, parcel);

        Assert.Equal((1, 1), (result.Tally.Kept, result.Tally.Scans));
        Assert.Single(result.Rows("journeys"));
    }

    [Fact]
    public void A_block_whose_senders_wait_tells_how_each_push_ended_in_order_and_any_other_block_does_not()
    {
        var kept = ScriptedPush.Of(new ScriptedParcel(Json.Number, new ScriptedScan(Milestone.PickedUp, 1_790_000_000), new ScriptedScan(Milestone.Delivered, 1_790_000_001)));
        var minor = ScriptedPush.Of(kept.Parcels[0] with { DataUse = DataUse.Minor });
        var (format, pushes) = ScriptedReader.FormatOf([ScriptedPush.Refused(RejectionReason.NoScans), kept, minor, kept]);

        Assert.Equal(
            [PushOutcome.Rejected(RejectionReason.NoScans), PushOutcome.Kept(2), PushOutcome.Withheld(WithholdingReason.Minor), PushOutcome.Kept(2)],
            Transformed.From(Blocks.Of(format, pushes, tellsEach: true)).Tally.Each);
        Assert.Empty(Transformed.From(Blocks.Of(format, pushes)).Tally.Each);
    }

    private static async Task<bool> AddsUp((Enum? Ending, ScriptedPush Push)[] pushes, int blockSize, int workers)
    {
        var (format, bytes) = ScriptedReader.FormatOf([.. pushes.Select(push => push.Push)]);
        var log = new MemoryLog([.. bytes.Chunk(blockSize).Select((chunk, i) => Blocks.Of(format, chunk, firstLine: (i * blockSize) + 1))]);
        await using var written = new RecordingClickHouse();
        await new Pipeline(written, TestKeys.Current, new PipelineOptions { Workers = workers, ScansPerBatch = 3 })
            .RunAsync(log, Transformed.Load, CancellationToken.None);

        var tally = log.Tally;
        return tally.Total == pushes.Length
            && tally.Kept == pushes.Count(push => push.Ending is null)
            && Enum.GetValues<RejectionReason>().All(reason => tally.RejectedFor(reason) == CountOf(reason))
            && Enum.GetValues<WithholdingReason>().All(reason => tally.WithheldFor(reason) == CountOf(reason))
            && written.Rows("rejections").Count == tally.Rejected
            && written.Rows("scans").Count + written.Rows("retractions").Count == tally.Scans;

        int CountOf(Enum ending) => pushes.Count(push => ending.Equals(push.Ending));
    }
}
