using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Releases.Tests;

public sealed class SimplexTests
{
    [Theory]
    [InlineData(new long[] { 5, 3, 2 }, 10, new double[] { 5, 3, 2 })]
    [InlineData(new long[] { 5, 3, 2 }, 13, new double[] { 6, 4, 3 })]
    [InlineData(new long[] { 5, -3, 2 }, 7, new double[] { 5, 0, 2 })]
    [InlineData(new long[] { 9, 0, 0 }, 6, new double[] { 6, 0, 0 })]
    [InlineData(new long[] { -5, -9 }, 2, new double[] { 2, 0 })]
    [InlineData(new long[] { 1, 1, 1 }, 1, new double[] { 1.0 / 3, 1.0 / 3, 1.0 / 3 })]
    public void The_nearest_counts_are_those_that_were_worked_out_by_hand(long[] counts, long total, double[] nearest) => Assert.Equal(nearest, Simplex.Nearest(counts, total));

    [Fact]
    public void None_is_negative_their_sum_is_told_and_no_point_is_nearer() => Prop.ForAll(
        Gen.Choose(-300, 300).Select(count => (long)count).NonEmptyListOf().Select(counts => counts.ToArray()).ToArbitrary(), Gen.Choose(1, 2000).ToArbitrary(),
        (counts, total) =>
        {
            // What tells the nearest point: all that are left have moved by one shift, and what is at 0 would have been below it.
            var nearest = Simplex.Nearest(counts, total);
            var shifts = nearest.Select((x, i) => counts[i] - x).ToList();
            var shift = shifts.Where((_, i) => nearest[i] > 0).Average();
            return nearest.All(x => x >= 0) && Math.Abs(nearest.Sum() - total) < 1e-9 * counts.Length * total &&
                nearest.Select((x, i) => x > 0 ? Math.Abs(shifts[i] - shift) < 1e-9 : counts[i] <= shift + 1e-9).All(holds => holds);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500));

    [Fact]
    public void A_total_of_nothing_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Simplex.Nearest([1, 2], 0));
}
