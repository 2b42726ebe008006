using Analytics.Support;

namespace Analytics.Releases.Tests;

/// <summary>
/// The low bits of floating-point noise tell the count (Mironov 2012): of 0 + noise, many values cannot be had as 1 + noise. The attack asks of
/// an output whether some uniform number on the generator's grid would have led to it from the other count.
/// </summary>
public sealed class LowBitsTests
{
    private const double Step = 1.0 / (1UL << 53);

    [Fact]
    public void The_attack_tells_neighbours_apart_by_naive_noise()
    {
        var chance = new Chance(1);
        var told = Enumerable.Range(0, 20_000).Count(_ => !IsReachable(0 + Naive(Math.Max(Step, chance.Unit()), chance.Below(2) == 0), 1));
        Assert.InRange(told / 20_000.0, 0.27, 0.9);
    }

    [Fact]
    public void The_attack_finds_every_output_of_the_count_itself()
    {
        var chance = new Chance(2);
        Assert.All(Enumerable.Range(0, 2000), _ => Assert.True(IsReachable(1 + Naive(Math.Max(Step, chance.Unit()), chance.Below(2) == 0), 1)));
    }

    [Fact]
    public void Both_neighbours_reach_the_same_integers()
    {
        foreach (NoiseLaw law in new NoiseLaw[] { new DiscreteLaplace(new(1, 1)), new DiscreteGaussian(new(10, 3)) })
        {
            var bits = new SeededBits(4);
            var (of0, of1) = (new HashSet<long>(), new HashSet<long>());
            for (var i = 0; i < 300_000; i++)
            {
                of0.Add(law.Draw(bits));
                of1.Add(1 + law.Draw(bits));
            }

            // Each of these is expected at least 20 times of either.
            var common = Enumerable.Range(-100, 200).Select(m => (long)m).Where(m => law.Mass(m) * 300_000 >= 20 && law.Mass(m - 1) * 300_000 >= 20).ToList();
            Assert.True(common.Count > 10);
            Assert.Subset(of0, common.ToHashSet());
            Assert.Subset(of1, common.ToHashSet());
        }
    }

    private static double Naive(double uniform, bool isNegative) => isNegative ? Math.Log(uniform) : -Math.Log(uniform);

    private static bool IsReachable(double output, double count)
    {
        var noise = output - count;
        var nearest = Math.Round(Math.Exp(-Math.Abs(noise)) / Step);
        return Enumerable.Range(-8, 17).Select(offset => (nearest + offset) * Step).Where(uniform => uniform is > 0 and <= 1)
            .Any(uniform => count + Naive(uniform, noise < 0) == output);
    }
}
