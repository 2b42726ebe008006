namespace Analytics.Eta.Tests;

/// <summary>
/// Ninety-nine real parcels with all their scans, split in time: too few for sixty trees, which are farther off than the lane's median where that is known;
/// one tree, close to what history tells, is nearer. The median is known of little more than half of the parcels, Kaplan-Meier and a promise of none.
/// </summary>
public sealed class FedexTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(60)]
    [InlineData(1)]
    public void A_few_parcels_are_too_few_for_sixty_trees_but_with_one_history_tells_more_than_the_lane_median(int rounds)
    {
        var journeys = RealParcels.Fedex();
        Assert.Equal(99, journeys.Count);
        Assert.Equal(99, journeys.Count(journey => journey.OutcomeAt(long.MaxValue).IsDelivered));
        var slices = RealContest.Slices(Day(2020, 3, 1), Day(2020, 3, 11), Day(2020, 3, 17), Day(2021, 8, 1));
        var fitted = new Fitting(new EtaOptions { Rounds = rounds }, NoProgress.Instance).Run(journeys, slices, TestContext.Current.CancellationToken);
        using var model = fitted.Model;
        var scores = RealContest.Run(model, journeys, slices).Overall;
        RealContest.Tell(output, $"{fitted.Facts.Parcels} parcels learned from, {fitted.Facts.InFlight} of them in flight, {rounds} trees, sigma {fitted.Facts.Sigma}", RealContest.Run(model, journeys, slices), 1, "h");
        Assert.Equal((55, 21), (fitted.Facts.Parcels, fitted.Facts.InFlight));
        Assert.Equal([34, 0, 19, 0], scores.Select(one => one.Parcels));
        Assert.InRange(scores[0].Covered50!.Value, 0.35, 0.7);
        Assert.InRange(scores[0].MedianErrorHours!.Value, 10, 35);
        Assert.Equal(rounds == 1, scores[2].ModelErrorHours < scores[2].MeanErrorHours);
    }

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.FromHours(5.5));
}
