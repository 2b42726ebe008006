namespace Analytics.Releases.Tests;

public sealed class PartitionSelectionTests
{
    [Theory]
    [InlineData(1, 1e-6, 1)]
    [InlineData(1, 1e-6, 3)]
    [InlineData(0.1, 1e-12, 3)]
    [InlineData(20, 0.5, 2)]
    public void Chances_of_neighbours_are_within_epsilon_and_delta_and_rise(double epsilon, double delta, int groups)
    {
        var selection = new PartitionSelection(epsilon, delta, groups, leastUnits: 1);
        var grow = Math.Exp(epsilon / groups);
        var units = 0;
        for (; selection.Chance(units) < 1; units++)
        {
            var (fewer, more) = (selection.Chance(units), selection.Chance(units + 1));
            Assert.True(more > fewer);
            Assert.True(more <= (grow * fewer * (1 + 1e-15)) + (delta / groups));
            Assert.True(1 - fewer <= (grow * (1 - more)) + (delta / groups) + 1e-15);
        }

        // The best of all that are private: one that is larger anywhere would be none.
        Assert.InRange(units, 2, 2 * (1 + Math.Log(1 + ((grow - 1) * groups / delta)) * groups / epsilon));
    }

    [Fact]
    public void Keys_with_fewer_units_than_ten_are_never_chosen_and_the_tenth_counts_as_the_first()
    {
        var (selection, plain) = (new PartitionSelection(1, 0.01, 1), new PartitionSelection(1, 0.01, 1, leastUnits: 1));
        var none = new WrittenBits();
        Assert.All(Enumerable.Range(0, 10), units => Assert.False(selection.Choose(units, none)));
        Assert.Equal(0, selection.Chance(9));
        Assert.Equal(0.01, selection.Chance(10), 1e-12);
        Assert.All(Enumerable.Range(1, 20), units => Assert.Equal(plain.Chance(units), selection.Chance(units + 9)));
        Assert.True(selection.Choose(1000, none));
    }

    [Fact]
    public void The_chance_is_rounded_down_to_64_bits_and_the_draw_has_exactly_that()
    {
        // A quarter is exact: its first word beyond is not chosen.
        var selection = new PartitionSelection(1, 0.25, 1, leastUnits: 1);
        Assert.True(selection.Choose(1, new WrittenBits((1UL << 62) - 1)));
        Assert.False(selection.Choose(1, new WrittenBits(1UL << 62)));

        // A third of it is not.
        var third = new PartitionSelection(1, 0.25, 3, leastUnits: 1);
        Assert.True(third.Choose(1, new WrittenBits(((1UL << 62) / 3) - 1)));
        Assert.False(third.Choose(1, new WrittenBits((1UL << 62) / 3)));
    }

    [Fact]
    public void Draws_have_the_chance()
    {
        var selection = new PartitionSelection(Math.Log(2), 0.1, 1, leastUnits: 1);
        var bits = new SeededBits(9);
        Assert.Equal(0.3, Enumerable.Range(0, 100_000).Count(_ => selection.Choose(2, bits)) / 100_000.0, 0.0075);
    }

    [Fact]
    public void What_chooses_nothing_or_protects_nobody_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartitionSelection(0, 1e-6, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartitionSelection(101, 1e-6, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartitionSelection(1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartitionSelection(1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartitionSelection(1, 1e-25, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartitionSelection(1, 1e-6, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartitionSelection(1, 1e-6, 1, 0));
    }
}
