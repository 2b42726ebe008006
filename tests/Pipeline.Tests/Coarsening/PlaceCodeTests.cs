using Analytics.Pipeline.Coarsening;
using Analytics.Pipeline.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Pipeline.Tests.Coarsening;

public sealed class PlaceCodeTests
{
    [Fact]
    public void What_is_written_is_what_was_appended() =>
        Prop.ForAll(AnyCode.ToArbitrary(), text =>
        {
            var code = Places.Code(text);
            Assert.Equal(text, Places.Text(code));
            Assert.Equal(code, Places.Code(Places.Text(code)));
            Assert.Equal(text.Length, code.Length);
            Assert.Equal(text.Length == 0, code.IsEmpty);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", "", false)]
    [InlineData("DE", "DE", false)]
    [InlineData("US-CA", "US", true)]
    [InlineData("US-C", "US", true)]
    [InlineData("GB-ENG", "GB", true)]
    [InlineData("NL:10", "NL", true)]
    [InlineData("IAH", "", true)]
    [InlineData("Q", "", true)]
    public void A_code_tells_its_country_and_whether_it_has_a_region(string text, string country, bool hasRegion)
    {
        var code = Places.Code(text);
        Assert.Equal((country.Length == 0 ? 0 : (country[0] << 8) | country[1], hasRegion), (code.Country, code.HasRegion));
    }

    private static Gen<string> AnyCode { get; } =
        from length in Gen.Choose(0, PlaceCode.MaxLength)
        from characters in Gen.Elements("ABCXYZ0189-:".ToCharArray()).ArrayOf(length)
        select new string(characters);
}
