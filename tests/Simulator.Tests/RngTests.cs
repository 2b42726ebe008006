namespace Analytics.Simulator.Tests;

public class RngTests
{
    // Published with the generator (Vigna) and repeated in many implementations' tests.
    [Fact]
    public void SplitMix64_gives_the_published_numbers()
    {
        var state = 1234567UL;
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => Rng.SplitMix(ref state)));
    }

    // Published with the Rust crate rand_xoshiro, from the reference implementation.
    [Fact]
    public void Xoshiro256_gives_the_published_numbers()
    {
        var rng = new Rng(1, 2, 3, 4);
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360,
            607988272756665600, 16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        Assert.Equal(expected, expected.Select(_ => rng.Next()));
    }

    [Fact]
    public void Streams_differ_by_seed_by_parcel_and_by_purpose()
    {
        var first = new HashSet<ulong>();
        foreach (var purpose in Enum.GetValues<Purpose>())
        {
            for (var seed = 0UL; seed < 10; seed++)
            {
                for (var ordinal = 0; ordinal < 1000; ordinal++)
                {
                    Assert.True(first.Add(Rng.Of(seed, ordinal, purpose).Next()));
                }
            }
        }
    }

    [Fact]
    public void Unit_is_uniform_and_never_reaches_its_ends()
    {
        var rng = Rng.Of(5, 0, Purpose.Life);
        var tenths = new int[10];
        for (var i = 0; i < 100_000; i++)
        {
            var unit = rng.Unit();
            Assert.InRange(unit, double.Epsilon, 1 - 1e-16);
            tenths[(int)(unit * 10)]++;
        }

        Assert.All(tenths, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void Below_reaches_every_number_below_its_bound_alike()
    {
        var rng = Rng.Of(6, 0, Purpose.Life);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[rng.Below(7)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }
}
