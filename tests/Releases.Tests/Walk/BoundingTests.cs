using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Releases.Tests;

public sealed class BoundingTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500);

    [Fact]
    public void A_unit_counts_in_as_many_groups_and_with_as_many_parcels_as_it_may_and_never_more()
    {
        var parcels = Gen.Zip(Gen.Choose(0, 5), Gen.Choose(0, 6)).ArrayOf();
        var bounds = Gen.Zip(Gen.Choose(1, 4), Gen.Choose(1, 4));
        Prop.ForAll(Gen.Zip(parcels, bounds).ToArbitrary(), given =>
        {
            var (of, (groups, most)) = given;
            var isCounted = Bounding.Choose(Parcels.Of(of), Terms(groups, most), new SeededBits((ulong)of.Length));
            var counted = of.Where((_, i) => isCounted[i]).ToList();
            return of.GroupBy(parcel => parcel.Item1).All(unit =>
                {
                    var kept = counted.Where(parcel => parcel.Item1 == unit.Key).GroupBy(parcel => parcel.Item2).ToList();
                    return kept.Count == Math.Min(groups, unit.Distinct().Count()) &&
                        kept.All(group => group.Count() == Math.Min(most, unit.Count(parcel => parcel.Item2 == group.Key)));
                });
        }).Check(Many);
    }

    [Fact]
    public void Every_set_of_groups_is_as_likely_as_another()
    {
        // Groups of different sizes, out of order.
        var parcels = Parcels.Of([.. (0, 4).Times(1), .. (0, 2).Times(30), .. (0, 0).Times(2), .. (0, 1).Times(5), .. (0, 3).Times(1)]);
        Uniform(10, 40_000, bits =>
        {
            var isCounted = Bounding.Choose(parcels, Terms(2, 1), bits);
            return string.Join(',', parcels.Group.Where((_, i) => isCounted[i]).Order());
        });
    }

    [Fact]
    public void Every_set_of_parcels_of_a_group_is_as_likely_as_another() => Uniform(20, 40_000, bits =>
    {
        var isCounted = Bounding.Choose(Parcels.Of([.. (0, 9).Times(6)]), Terms(3, 3), bits);
        return string.Join(',', isCounted);
    });

    [Fact]
    public void A_unit_more_changes_nothing_about_another_that_is_within_bounds()
    {
        var isCounted = Bounding.Choose(Parcels.Of([(0, 1), .. (1, 1).Times(500), (2, 1), (0, 2)]), Terms(2, 2), new SeededBits(1));
        Assert.True(isCounted[0] && isCounted[^1] && isCounted[^2]);
        Assert.Equal(5, isCounted.Count(counted => counted));
    }

    [Fact]
    public void Bounds_that_bound_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Bounding.Choose(Parcels.Of((0, 0)), Terms(0, 1), new SeededBits(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bounding.Choose(Parcels.Of((0, 0)), Terms(1, 0), new SeededBits(1)));
    }

    private static PrivacyTerms Terms(int groups, int parcels) => new() { GroupsPerUnit = groups, ParcelsPerGroup = parcels };

    private static void Uniform(int outcomes, int draws, Func<IRandomBits, string> draw)
    {
        var bits = new SeededBits(7);
        var counts = Enumerable.Range(0, draws).Select(_ => draw(bits)).CountBy(outcome => outcome).ToList();
        var expected = (double)draws / outcomes;
        Assert.Equal(outcomes, counts.Count);
        Assert.InRange(counts.Sum(count => (count.Value - expected) * (count.Value - expected) / expected), 0, GoodnessOfFit.Limit(outcomes - 1));
    }
}
