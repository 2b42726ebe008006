using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Releases.Tests;

public sealed class UnitsOfTests
{
    [Fact]
    public void Parcels_that_share_a_token_are_one_unit_through_others_too_and_those_without_stand_alone()
    {
        var units = new UnitsOf(7);
        units.Add(1, [10]);
        units.Add(2, [11]);
        units.Add(4, [12, 11]);
        units.Add(5, [10, 12]);
        units.Add(6, [13]);
        AssertUnits([0, 1, 1, 2, 1, 1, 3], units);
    }

    [Fact]
    public void Tokens_that_differ_in_their_high_half_alone_are_different()
    {
        var units = new UnitsOf(3);
        units.Add(0, [new UInt128(1, 5)]);
        units.Add(1, [new UInt128(2, 5)]);
        units.Add(2, [new UInt128(1, 5)]);
        AssertUnits([0, 1, 0], units);
    }

    [Fact]
    public void A_parcel_may_be_added_token_by_token()
    {
        var units = new UnitsOf(3);
        units.Add(0, [1]);
        units.Add(1, [2]);
        units.Add(2, [1]);
        units.Add(2, [2]);
        AssertUnits([0, 0, 0], units);
    }

    [Fact]
    public void Units_are_the_connected_parts_in_any_case() => Prop.ForAll(Gen.Zip(Gen.Choose(0, 40), Gen.Choose(0, 40)).ArrayOf().ToArbitrary(), edges =>
    {
        var units = new UnitsOf(41);
        var parts = Enumerable.Range(0, 41).ToArray();
        foreach (var (parcel, token) in edges)
        {
            units.Add(parcel, [(UInt128)token * 977]);
        }

        // Slowly: the least parcel that can be reached, until nothing changes.
        for (var isChanged = true; isChanged;)
        {
            isChanged = false;
            foreach (var same in edges.GroupBy(edge => edge.Item2))
            {
                var least = same.Min(edge => parts[edge.Item1]);
                foreach (var (parcel, _) in same.Where(edge => parts[edge.Item1] > least))
                {
                    (parts[parcel], isChanged) = (least, true);
                }
            }
        }

        var (unit, count) = units.Number();
        var numbers = parts.Distinct().Order().ToList();
        return count == numbers.Count && unit.SequenceEqual(parts.Select(part => numbers.IndexOf(part)));
    }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300));

    [Fact]
    public void Many_tokens_are_all_found_again()
    {
        const int Parcels = 50_000;
        var bits = new SeededBits(2);
        var tokens = Enumerable.Range(0, Parcels).Select(_ => new UInt128(bits.Next(), bits.Next())).ToArray();
        var units = new UnitsOf(2 * Parcels);
        for (var parcel = 0; parcel < 2 * Parcels; parcel++)
        {
            units.Add(parcel, [tokens[parcel % Parcels]]);
        }

        var (unit, count) = units.Number();
        Assert.Equal(Parcels, count);
        Assert.Equal(Enumerable.Range(0, 2 * Parcels).Select(parcel => parcel % Parcels), unit);
    }

    private static void AssertUnits(int[] expected, UnitsOf units)
    {
        var (unit, count) = units.Number();
        Assert.Equal(expected, unit);
        Assert.Equal(expected.Max() + 1, count);
    }
}
