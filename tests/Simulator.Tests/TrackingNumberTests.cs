using System.Text;

namespace Analytics.Simulator.Tests;

public class TrackingNumberTests
{
    [Fact]
    public void No_two_parcels_share_a_number()
    {
        var number = new TrackingNumber();
        var seen = new HashSet<string>();
        foreach (var carrier in Worlds.Default.Routes.Select(route => route.Carrier).Distinct())
        {
            for (var ordinal = 0; ordinal < 20_000; ordinal++)
            {
                number.Write(carrier.Number, seed: 9, ordinal, stamp: 0);
                Assert.True(seen.Add(Encoding.ASCII.GetString(number.Utf8)));
            }
        }
    }

    // The worked example of UPU standard S10: RR 473124829 GB.
    [Fact]
    public void The_check_digit_is_that_of_the_standard()
    {
        var number = new TrackingNumber();
        var ordinal = Enumerable.Range(0, int.MaxValue).First(ordinal => (ordinal * 61_803_399L) % TrackingNumber.Distinct == 47312482);
        number.Write("RRuuuuuuuucGB"u8, seed: 0, ordinal, stamp: 0);
        Assert.Equal("RR473124829GB", Encoding.ASCII.GetString(number.Utf8));
    }

    [Fact]
    public void All_ordinals_up_to_the_limit_have_digits_of_their_own()
    {
        var number = new TrackingNumber();
        number.Write("uuuuuuuu"u8, seed: ulong.MaxValue, TrackingNumber.Distinct - 1, stamp: 0);
        Assert.Equal(8, number.Utf8.Length);
        Assert.Equal(1, (long)System.Numerics.BigInteger.GreatestCommonDivisor(61_803_399, TrackingNumber.Distinct));
    }
}
