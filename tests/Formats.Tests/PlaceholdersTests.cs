using System.Text;

namespace Analytics.Formats.Tests;

public sealed class PlaceholdersTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("0")]
    [InlineData("-")]
    [InlineData("0000000000")]
    [InlineData("n/a")]
    [InlineData("NA")]
    [InlineData("null")]
    [InlineData("None")]
    [InlineData("UNKNOWN")]
    public void A_word_for_nothing_is_a_placeholder(string text) => Assert.True(Placeholders.IsOne(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("1")]
    [InlineData("00000000001")]
    [InlineData("nullable")]
    [InlineData("ZZ000000019QQ")]
    public void A_value_is_not(string text) => Assert.False(Placeholders.IsOne(Encoding.UTF8.GetBytes(text)));
}
