namespace Analytics.Releases.Tests;

/// <summary>A total less the groups that are told is never a single group, whatever that is held back for.</summary>
public sealed class SingleGroupTests
{
    private static readonly DatasetDefinition dataset = AttackedHouse.Dataset with
    {
        Grid = new Grid { Carriers = ["dhl", "dpd", "ups"], Lanes = [new("DE", "DE"), new("DE", "US"), new("US", "US")] },
    };

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_group_that_is_held_back_alone_gets_others_beside_it_in_each_of_its_totals(int small)
    {
        var index = new GridIndex(dataset.Grid, AttackedHouse.Window);
        var noise = ReleaseNoise.For(dataset.Privacy);
        var noisy = NoisyHistograms.AddNoise(new Histograms(index.Count, dataset.Bins.Count), noise, new SeededBits(5));
        GroupOutcome[] outcomes = [.. Enumerable.Range(0, index.Count).Select(group => group == small ? GroupOutcome.BelowThreshold : GroupOutcome.Released)];
        Totals.Protect(dataset, index, noisy, outcomes, noise.Promises);

        Assert.Equal(GroupOutcome.BelowThreshold, outcomes[small]);
        foreach (var margin in dataset.Totals)
        {
            var held = Enumerable.Range(0, index.Count).Where(group => outcomes[group] != GroupOutcome.Released).GroupBy(group => index.Of(margin, group));
            Assert.All(held, groups => Assert.InRange(groups.Count(), 2, 3));
        }

        Assert.Contains(GroupOutcome.Released, outcomes);
    }

    [Theory]
    [InlineData(Margin.Carrier)]
    [InlineData(Margin.Lane)]
    public void Totals_of_single_groups_are_refused_where_they_are_defined(Margin margin)
    {
        var grid = margin == Margin.Carrier ? dataset.Grid with { Lanes = [new("DE", "DE")] } : dataset.Grid with { Carriers = ["dhl"] };
        var refused = Assert.Throws<ReleaseException>(() => DefinitionJson.Read(DefinitionJson.Write(dataset with { Grid = grid, Totals = [margin] })));
        Assert.Contains("totals must be of two groups or more", refused.Message, StringComparison.Ordinal);
    }
}
