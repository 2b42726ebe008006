namespace Analytics.Releases.Tests;

public sealed class FiguresOfTests
{
    private static readonly DurationBins Bins = new([0, 10, 20, 40, 80]);

    [Fact]
    public void Figures_are_those_that_were_worked_out_by_hand() => Assert.Equal(
        // Of 100: the 50th is 30 of 40 into 10 to 20, the 80th 20 of 30 into 20 to 40, the 90th at its end.
        new GroupFigures(23.2, 17.5, 33.33, 40, 0.75), FiguresOf.Of([20, 40, 30, 4, 6], [60, 20, 20], Bins, 10));

    [Fact]
    public void The_mean_takes_the_middles_of_bins_and_the_edge_of_the_open_one() =>
        Assert.Equal(((20 * 5) + (40 * 15) + (30 * 30) + (4 * 60) + (6 * 80)) / 100.0, FiguresOf.Of([20, 40, 30, 4, 6], [60, 20, 20], Bins, 10).MeanHours);

    [Fact]
    public void A_percentile_in_the_open_bin_is_not_told()
    {
        var figures = FiguresOf.Of([30, 20, 0, 0, 50], [100, 0, 0], Bins, 10);
        Assert.Equal((20, (double?)null, (double?)null), (figures.P50Hours, figures.P80Hours, figures.P90Hours));
        Assert.Null(FiguresOf.Of([30, 19, 0, 0, 51], [100, 0, 0], Bins, 10).P50Hours);
    }

    [Fact]
    public void Negative_counts_are_put_right_before_anything_is_computed() =>
        Assert.Equal(FiguresOf.Of([50, 50, 0, 0, 0], [80, 20, 0], Bins, 10), FiguresOf.Of([50, 50, -30, 0, -2], [80, 20, 0], Bins, 10));

    [Fact]
    public void Counts_by_duration_are_fitted_to_the_parcels_there_are() =>
        Assert.Equal(10, FiguresOf.Of([70, 70, 0, 0, 0], [50, 50, 0], Bins, 10).P50Hours);

    [Theory]
    [InlineData(7, 2, 10, null)]
    [InlineData(7, 3, 10, 0.7)]
    [InlineData(20, -4, 10, 1.0)]
    [InlineData(-4, 20, 10, 0.0)]
    [InlineData(2, 1, 1, 0.667)]
    [InlineData(3, -3, -5, null)]
    public void The_share_on_time_needs_as_many_promises_as_a_group_needs_parcels(long onTime, long late, long least, double? share) =>
        Assert.Equal(share, FiguresOf.Of([50, 50, 0, 0, 0], [onTime, late, 90], Bins, least).OnTimeShare);

    [Fact]
    public void Without_parcels_there_are_no_figures()
    {
        Assert.Equal(new GroupFigures(null, null, null, null, null), FiguresOf.Of([5, 5, 5, 5, 5], [3, -3, 0], Bins, -10));
        Assert.Equal(new GroupFigures(null, null, null, null, null), FiguresOf.Of([5, 5, 5, 5, 5], [-3, -3, 0], Bins, -10));
    }

    [Fact]
    public void Counts_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => FiguresOf.Of([1, 2], [1, 2, 3], Bins, 1));
        Assert.Throws<ArgumentException>(() => FiguresOf.Of([1, 2, 3, 4, 5], [1, 2], Bins, 1));
    }

    [Fact]
    public void Figures_of_the_default_bins_stay_as_they_are()
    {
        // A golden row: the same counts must give the same figures for as long as releases can be verified. Reckoned with fractions elsewhere.
        var durations = new long[] { 3, -20, 11, 40, 66, 81, 75, 64, 70, 52, 33, 41, 20, 17, 9, -4, 12, 0, 5, -31, 8, 2, -9, 14, 6, 0, -2, 3, 1, -12, 4, 0, 2 };
        Assert.Equal(
            new GroupFigures(41.85, 34.04, 47.73, 60.06, 0.841), FiguresOf.Of(durations, [403, 76, 111], DurationBins.OfParcels, 305));
    }
}
