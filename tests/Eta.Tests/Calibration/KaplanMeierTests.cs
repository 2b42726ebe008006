namespace Analytics.Eta.Tests;

public sealed class KaplanMeierTests
{
    // Remission times in weeks under 6-MP of Freireich et al. 1963: S is 0.857 after 6, 0.807 after 7, 0.753 after 10, 0.690 after 13, 0.627
    // after 16, 0.538 after 22, 0.448 after 23.
    private static readonly int[] ended = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    private static readonly int[] censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];

    [Fact]
    public void It_gives_the_known_answers_of_a_known_trial()
    {
        var shares = KaplanMeier.EndedBy(Trial(), [5, 6, 7, 10, 13, 16, 22, 23, 40]);
        double[] known = [0, 0.143, 0.193, 0.247, 0.310, 0.373, 0.462, 0.552, 0.552];
        Assert.All(known.Zip(shares), pair => Assert.Equal(pair.First, pair.Second, 0.0006));
    }

    [Fact]
    public void The_median_is_the_first_time_by_which_half_have_ended_and_what_was_not_reached_is_not_told()
    {
        var quantiles = KaplanMeier.Quantiles(Trial());
        Assert.Equal(23, quantiles[Levels.P50]);
        Assert.Equal(6, quantiles[Levels.P10]);
        Assert.True(float.IsNaN(quantiles[Levels.P80]));
    }

    [Fact]
    public void A_weight_of_two_is_two_observations()
    {
        var twice = Trial().Concat(Trial()).ToArray();
        var heavy = Array.ConvertAll(Trial(), one => one with { Weight = 2 });
        Assert.Equal(KaplanMeier.EndedBy(twice, [10, 22]), KaplanMeier.EndedBy(heavy, [10, 22]), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Levels_and_shares_are_ways_there_and_back()
    {
        var quantiles = Enumerable.Range(1, Levels.Count).Select(i => (float)(i * i)).ToArray();
        foreach (var share in new[] { 0.05, 0.1, 0.33, 0.5, 0.93, 0.95, 0.97 })
        {
            Assert.Equal(share, Levels.ShareAt(quantiles, Levels.ValueAt(quantiles, share)), 1e-6);
        }

        Assert.Equal((0.1, 0.5, 0.8, 0.9), (Levels.All[Levels.P10], Levels.All[Levels.P50], Levels.All[Levels.P80], Levels.All[Levels.P90]));
        Assert.All(Levels.All.Zip(Levels.Normal), level => Assert.Equal(Math.Log(1 - level.First), NormalLaw.LogSurvival(level.Second), 1e-9));
    }

    private static Observation[] Trial() =>
        [.. ended.Select(weeks => new Observation(weeks, 1, true)), .. censored.Select(weeks => new Observation(weeks, 1, false))];
}
