namespace Analytics.Releases.Tests;

public sealed class RandomIntegersTests
{
    private const ulong Third = 0x5555_5555_5555_5555;

    [Fact]
    public void A_word_that_does_not_decide_is_followed_by_another()
    {
        // The digits of 1/3 to base 2^64 are all the same: only the first that differs decides.
        Assert.True(Chance(1, 3, 1, Third - 1));
        Assert.False(Chance(1, 3, 1, Third + 1));
        Assert.True(Chance(1, 3, 3, Third, Third, Third - 1));
        Assert.False(Chance(1, 3, 3, Third, Third, Third + 1));
    }

    [Fact]
    public void The_ends_of_chance_need_one_word()
    {
        Assert.False(Chance(0, 7, 1, 0));
        Assert.True(Chance(7, 7, 1, ulong.MaxValue));
        Assert.True(Chance(1, 2, 1, (1UL << 63) - 1));
        Assert.False(Chance(1, 2, 1, 1UL << 63));
    }

    [Fact]
    public void Words_that_would_favour_some_integers_are_drawn_again()
    {
        // 2^64 = 3 * Third + 1: a product whose low half is 0 is one too many.
        var bits = new WrittenBits(0, 1);
        Assert.Equal(0UL, bits.Below(3));
        Assert.Equal(2, bits.Taken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Integers_are_uniform(int limit)
    {
        const int Draws = 100_000;
        var bits = new SeededBits((ulong)limit);
        var counts = new int[limit];
        for (var i = 0; i < Draws; i++)
        {
            counts[bits.Below((ulong)limit)]++;
        }

        var expected = (double)Draws / limit;
        Assert.True(limit == 1 || counts.Sum(count => (count - expected) * (count - expected) / expected) <= GoodnessOfFit.Limit(limit - 1));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(1, 1)]
    public void Chances_of_powers_of_e_are_right(int numerator, int denominator)
    {
        const int Draws = 200_000;
        var bits = new SeededBits(5);
        var hits = Enumerable.Range(0, Draws).Count(_ => bits.ChanceOfExp((ulong)numerator, (ulong)denominator));
        var chance = Math.Exp(-(double)numerator / denominator);
        Assert.InRange(hits - (Draws * chance), -5 * Math.Sqrt(Draws * chance * (1 - chance)), 5 * Math.Sqrt(Draws * chance * (1 - chance)));
    }

    private static bool Chance(ulong numerator, ulong denominator, int taken, params ulong[] words)
    {
        var bits = new WrittenBits(words);
        var isHit = bits.Chance(numerator, denominator);
        Assert.Equal(taken, bits.Taken);
        return isHit;
    }
}
