using Analytics.Formats;
using Analytics.Pipeline.Journeys;
using Analytics.Pipeline.Tests.Facts;
using Analytics.Pipeline.Tests.Harness;

namespace Analytics.Pipeline.Tests.Journeys;

public sealed class StepTests
{
    private const long Start = ScriptedPushes.Start;

    [Theory]
    [InlineData(Milestone.Other, "")]
    [InlineData(Milestone.Ordered, "ordered")]
    [InlineData(Milestone.InfoReceived, "info_received")]
    [InlineData(Milestone.PickedUp, "picked_up")]
    [InlineData(Milestone.Departed, "carried departed")]
    [InlineData(Milestone.InTransit, "carried")]
    [InlineData(Milestone.Arrived, "carried")]
    [InlineData(Milestone.ArrivedAtDestination, "carried arrived")]
    [InlineData(Milestone.CustomsEntered, "carried customs_entered")]
    [InlineData(Milestone.CustomsReleased, "carried customs_released")]
    [InlineData(Milestone.OutForDelivery, "carried out_for_delivery")]
    [InlineData(Milestone.AvailableForPickup, "carried attempted")]
    [InlineData(Milestone.AttemptFailed, "carried attempted attempt_failed")]
    [InlineData(Milestone.Delivered, "attempted delivered")]
    [InlineData(Milestone.Exception, "exception")]
    [InlineData(Milestone.Delayed, "exception")]
    [InlineData(Milestone.Damaged, "exception damaged")]
    [InlineData(Milestone.Lost, "exception")]
    [InlineData(Milestone.Returning, "returned")]
    [InlineData(Milestone.Returned, "returned")]
    [InlineData(Milestone.Cancelled, "")]
    [InlineData(Milestone.Expired, "")]
    public void A_scan_begins_the_steps_of_its_milestone(Milestone milestone, string steps)
    {
        var journey = Transformed.From(new ScriptedParcel(Json.Number, new ScriptedScan(milestone, Start))).Journey;
        var begun = SchemaAgreementTests.MomentColumns.Where(column => journey.Get<ulong>(column) != Moment.Never);

        Assert.Equal(steps.Split(' ', StringSplitOptions.RemoveEmptyEntries), begun);
        Assert.Equal((ulong)Start, journey.Get<ulong>("last_scan") >> 32);
    }

    [Fact]
    public void A_step_begins_with_the_earliest_of_its_scans_and_the_last_scan_is_the_latest()
    {
        var journey = Transformed.From(new ScriptedParcel(
            Json.Number,
            new ScriptedScan(Milestone.InTransit, Start + 200),
            new ScriptedScan(Milestone.InTransit, Start + 100),
            new ScriptedScan(Milestone.InTransit, Start + 300))).Journey;

        Assert.Equal((ulong)Start + 100, journey.Get<ulong>("carried") >> 32);
        Assert.Equal((ulong)Start + 300, journey.Get<ulong>("last_scan") >> 32);
    }

    [Fact]
    public void A_withdrawn_scan_is_recorded_as_a_retraction_and_leaves_no_trace_in_scans_and_steps()
    {
        var result = Transformed.From(new ScriptedParcel(
            Json.Number,
            new ScriptedScan(Milestone.PickedUp, Start) { Place = new("NL", "", "1012 AB") },
            new ScriptedScan(Milestone.Delivered, Start + 100) { Place = new("DE"), Retracted = true }));

        Assert.Equal("PickedUp", Assert.Single(result.Rows("scans"))["milestone"]);
        var retraction = Assert.Single(result.Rows("retractions"));
        Assert.EndsWith($"at={Start + 100} milestone={(int)Milestone.Delivered} place=DE", retraction.ToString(), StringComparison.Ordinal);
        Assert.Equal((Moment.Never, ""), (result.Journey["delivered"], result.Journey["destination"]));
        Assert.Equal((ulong)Start, result.Journey.Get<ulong>("last_scan") >> 32);
    }
}
