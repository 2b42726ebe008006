namespace Analytics.Eta.Tests;

/// <summary>A year of real flights, predicted at gate out and at wheels off: learned to September, calibrated in October, judged in November.</summary>
public sealed class FlightTests(ITestOutputHelper output)
{
    private static readonly EtaOptions options = new() { Rounds = 120 };

    [Fact]
    public void Arrivals_at_the_gate_are_told_better_than_by_lane_median_Kaplan_Meier_and_schedule_and_as_surely_as_stated()
    {
        var journeys = RealParcels.Flights(everyNth: 3);
        var slices = RealContest.Slices(Day(1, 1), Day(10, 1), Day(11, 1), Day(12, 1));
        var fitted = new Fitting(options, NoProgress.Instance).Run(journeys, slices, TestContext.Current.CancellationToken);
        using var model = fitted.Model;
        foreach (var milestone in new[] { Milestone.PickedUp, Milestone.Departed })
        {
            var scores = RealContest.Run(model, journeys, slices, (journey, at) => journey.Scans.Any(scan => scan.Milestone == milestone && scan.At == at));
            RealContest.Tell(output, $"at {(milestone == Milestone.PickedUp ? "gate out" : "wheels off")}", scores, 60, "min");
            var first = scores.Overall[0];
            Assert.InRange(first.Parcels, 3_000, 10_000);
            var most = milestone == Milestone.PickedUp ? 0.99 : 0.85;
            Assert.All(scores.Overall.Skip(1), other => Assert.True(other.ModelErrorHours < most * other.MeanErrorHours, other.Contender));
            Assert.InRange(first.Covered50!.Value, 0.45, 0.55);
            Assert.InRange(first.Covered80!.Value, 0.75, 0.89);
            Assert.InRange(first.Covered90!.Value, 0.86, 0.96);
        }
    }

    private static DateTimeOffset Day(int month, int day) => new(2011, month, day, 6, 0, 0, TimeSpan.Zero);
}
