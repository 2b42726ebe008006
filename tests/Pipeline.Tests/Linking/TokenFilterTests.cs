using System.Security.Cryptography;
using Analytics.Custody.Tokens;
using Analytics.Pipeline.Linking;

namespace Analytics.Pipeline.Tests.Linking;

public sealed class TokenFilterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50_000)]
    public void What_was_added_is_always_found_and_of_the_rest_one_in_fifty_at_most(int count)
    {
        var known = Tokens(first: 0, count);
        var filter = new TokenFilter(count);
        known.ForEach(filter.Add);

        Assert.All(known, token => Assert.True(filter.MayContain(token)));
        Assert.InRange(Tokens(first: count, 50_000).Count(filter.MayContain), 0, 1000);
    }

    [Fact]
    public void A_filter_that_holds_more_than_it_was_made_for_still_finds_all_of_it()
    {
        var known = Tokens(first: 0, 20_000);
        var filter = new TokenFilter(100);
        known.ForEach(filter.Add);

        Assert.All(known, token => Assert.True(filter.MayContain(token)));
    }

    // As the product's are: hashes.
    private static List<Token> Tokens(int first, int count) => [.. Enumerable.Range(first, count).Select(i => Token.Read(SHA256.HashData(BitConverter.GetBytes(i))))];
}
