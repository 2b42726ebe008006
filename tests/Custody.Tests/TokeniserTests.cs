using System.Security.Cryptography;
using System.Text;
using Analytics.Custody.Tokens;
using Analytics.Formats;

namespace Analytics.Custody.Tests;

public sealed class TokeniserTests
{
    private static readonly byte[][] Keys = [.. Enumerable.Range(1, 4).Select(i => Enumerable.Repeat((byte)i, 32).ToArray())];

    [Fact]
    public void A_token_is_the_first_128_bits_of_a_keyed_hash_of_purpose_and_canonical_value()
    {
        var token = TokenOf(TokenPurpose.Recipient, "jo@mail.test");
        var expected = HMACSHA256.HashData(Keys[1], Encoding.UTF8.GetBytes("recipient\0JO@MAIL.TEST"));

        Span<byte> bytes = stackalloc byte[Token.Size];
        token.Write(bytes);
        Assert.Equal(expected[..16], bytes.ToArray());
    }

    [Fact]
    public void The_same_value_never_matches_across_purposes()
    {
        var tokens = Enum.GetValues<TokenPurpose>().Select(purpose => TokenOf(purpose, "RR123456789CN")).ToList();
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
    }

    [Fact]
    public void The_same_value_never_matches_across_months()
    {
        var other = new EpochKeys(202611, [.. Enumerable.Range(5, 4).Select(i => Enumerable.Repeat((byte)i, 32).ToArray())]);
        Assert.NotEqual(TokenOf(TokenPurpose.Parcel, "RR123456789CN"), TokenOf(TokenPurpose.Parcel, "RR123456789CN", other));
    }

    [Fact]
    public void The_same_value_has_the_same_token_every_time()
    {
        using var tokeniser = new Tokeniser(new EpochKeys(202610, Keys));
        var first = TokenOf(tokeniser, TokenPurpose.Parcel, "RR123456789CN");
        TokenOf(tokeniser, TokenPurpose.Parcel, "RR987654321CN");
        Assert.Equal(first, TokenOf(tokeniser, TokenPurpose.Parcel, "rr 123456789 cn"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("N/A")]
    public void A_placeholder_has_no_token(string value)
    {
        using var tokeniser = new Tokeniser(new EpochKeys(202610, Keys));
        Assert.False(tokeniser.TryTokenise(TokenPurpose.Parcel, new Identifier(Encoding.UTF8.GetBytes(value)), out _));
    }

    private static Token TokenOf(TokenPurpose purpose, string value, EpochKeys? keys = null)
    {
        using var tokeniser = new Tokeniser(keys ?? new EpochKeys(202610, Keys));
        return TokenOf(tokeniser, purpose, value);
    }

    private static Token TokenOf(Tokeniser tokeniser, TokenPurpose purpose, string value)
    {
        Assert.True(tokeniser.TryTokenise(purpose, new Identifier(Encoding.UTF8.GetBytes(value)), out var token));
        return token;
    }
}
