using System.Text;

namespace Analytics.Formats.Tests;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("DE", "DE")]
    [InlineData("de", "DE")]
    [InlineData(" us ", "US")]
    [InlineData("CHN", "CN")]
    [InlineData("gbr", "GB")]
    [InlineData("UK", "GB")]
    [InlineData("China", "CN")]
    [InlineData("GERMANY", "DE")]
    [InlineData("United States", "US")]
    [InlineData("Côte d'Ivoire", "CI")]
    [InlineData("Cote d'Ivoire", "CI")]
    public void A_country_is_known_by_its_codes_and_its_name(string text, string alpha2)
    {
        Assert.True(Countries.TryRead(Encoding.UTF8.GetBytes(text), out var code));
        Assert.Equal(alpha2, $"{(char)(code >> 8)}{(char)(code & 0xFF)}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("X")]
    [InlineData("XX")]
    [InlineData("12")]
    [InlineData("1S")]
    [InlineData("é")]
    [InlineData("ＵＳ")]
    [InlineData("Springfield")]
    [InlineData("a name of no country that is a good deal longer than any country's name in the whole table is")]
    public void What_is_no_country_is_refused(string text) =>
        Assert.False(Countries.TryRead(Encoding.UTF8.GetBytes(text), out _));
}
