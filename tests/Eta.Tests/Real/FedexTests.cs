namespace Analytics.Eta.Tests;

/// <summary>
/// Ninety-nine real parcels with all their scans, split in time. They are too few for a model of any use by itself: 60 teach it, 24 calibrate it, the 15
/// and what is still on its way are what it is judged on.
/// </summary>
public sealed class FedexTests(ITestOutputHelper output)
{
    [Fact]
    public void Even_from_a_few_parcels_scans_tell_more_than_the_lane_alone()
    {
        var journeys = RealParcels.Fedex();
        Assert.Equal(99, journeys.Count);
        Assert.Equal(99, journeys.Count(journey => journey.OutcomeAt(long.MaxValue).IsDelivered));
        var slices = RealContest.Slices(Day(2020, 3, 1), Day(2020, 3, 11), Day(2020, 3, 17), Day(2021, 8, 1));
        var fitted = new Fitting(new EtaOptions { Rounds = 60 }, NoProgress.Instance).Run(journeys, slices, TestContext.Current.CancellationToken);
        using var model = fitted.Model;
        var scores = RealContest.Run(model, journeys, slices);
        RealContest.Tell(output, $"{fitted.Facts.Parcels} parcels learned from, {fitted.Facts.InFlight} of them in flight, sigma {fitted.Facts.Sigma}", scores, 1, "h");
        Assert.InRange(fitted.Facts.Parcels, 55, 70);
        Assert.All(scores.Overall.Skip(1).Where(other => other.MeanErrorHours is not null), other => Assert.True(other.ModelErrorHours < other.MeanErrorHours, other.Contender));
    }

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.FromHours(5.5));
}
