using System.Reflection;

namespace Analytics.Releases.Tests;

public sealed class SecureBitsTests
{
    [Fact]
    public void No_word_comes_twice_across_blocks()
    {
        using var bits = new SecureBits();
        Assert.Equal(5000, Enumerable.Range(0, 5000).Select(_ => bits.Next()).Distinct().Count());
    }

    [Fact]
    public void Words_are_cleared_when_they_are_given_out_and_the_rest_when_they_are_not_needed()
    {
        var bits = new SecureBits();
        var block = (ulong[])typeof(SecureBits).GetField("block", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(bits)!;
        for (var i = 0; i < 100; i++)
        {
            bits.Next();
        }

        Assert.All(block[..100], word => Assert.Equal(0UL, word));
        Assert.DoesNotContain(0UL, block[100..]);
        bits.Dispose();
        Assert.All(block, word => Assert.Equal(0UL, word));
        Assert.NotEqual(0UL, bits.Next());
        bits.Dispose();
    }
}
