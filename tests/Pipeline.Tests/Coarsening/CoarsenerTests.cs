using System.Text;
using System.Text.RegularExpressions;
using Analytics.Pipeline.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Pipeline.Tests.Coarsening;

public sealed partial class CoarsenerTests
{
    [Theory]
    [InlineData("US", "CA", "94105", "US-CA")]
    [InlineData("us", "ca", "", "US-CA")]
    [InlineData("US", "US-CA", "", "US-CA")]
    [InlineData("GB", "gb-eng", "", "GB-ENG")]
    [InlineData(" US ", " CA ", "", "US-CA")]
    [InlineData("BR", "SP", "", "BR-SP")]
    [InlineData("FR", "75", "", "FR-75")]
    public void A_code_of_a_region_is_kept(string country, string state, string postal, string code) =>
        Assert.Equal(code, Places.Coarsened(new(country, state, postal)));

    [Theory]
    [InlineData("US", "California", "94105", "US:94")]
    [InlineData("NL", "", "1012 AB", "NL:10")]
    [InlineData("GB", "", "sw1a 1aa", "GB:SW")]
    [InlineData("NL", "Noord-Holland", " 1012AB ", "NL:10")]
    public void Without_a_code_two_characters_of_the_postal_code_stand_for_the_region(string country, string state, string postal, string code) =>
        Assert.Equal(code, Places.Coarsened(new(country, state, postal)));

    [Theory]
    [InlineData("NL", "Noord-Holland", "", "NL")]
    [InlineData("IS", "", "101", "IS")]
    [InlineData("IE", "", "A-4 K1", "IE")]
    [InlineData("DE", "", "", "DE")]
    public void Without_either_only_the_country_is_left(string country, string state, string postal, string code) =>
        Assert.Equal(code, Places.Coarsened(new(country, state, postal)));

    [Theory]
    [InlineData("DEU", "DE")]
    [InlineData("Germany", "DE")]
    [InlineData("UNITED STATES", "US")]
    [InlineData("Côte d'Ivoire", "CI")]
    [InlineData("Cote d'Ivoire", "CI")]
    public void A_country_is_known_by_its_codes_and_names(string country, string code) =>
        Assert.Equal(code, Places.Coarsened(new(country)));

    [Theory]
    [InlineData("Springfield", "", "1012 AB")]
    [InlineData("XX", "", "1012 AB")]
    [InlineData("", "", "1012 AB")]
    [InlineData("", "Texas", "")]
    public void Where_the_country_is_not_known_a_name_or_postal_code_says_nothing(string country, string state, string postal) =>
        Assert.Equal("", Places.Coarsened(new(country, state, postal)));

    [Fact]
    public void A_code_of_three_letters_without_a_country_is_kept_as_a_region() => Assert.Equal("IAH", Places.Coarsened(new("", "IAH")));

    [Theory]
    [InlineData("CA")]
    [InlineData("in")]
    [InlineData("75")]
    public void A_code_of_two_letters_without_a_country_is_not_taken_for_a_country(string state) =>
        Assert.Equal("", Places.Coarsened(new("", state)));

    [Fact]
    public void Whatever_a_provider_writes_no_more_is_left_than_a_country_and_three_characters() =>
        Prop.ForAll(AnyPlace.ToArbitrary(), place => Coarse().IsMatch(Places.Coarsened(place))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_whole_postal_code_is_never_left() =>
        Prop.ForAll(PostalPlace.ToArbitrary(), place =>
            !Places.Coarsened(place).Contains(place.Postal.Trim(), StringComparison.OrdinalIgnoreCase)).QuickCheckThrowOnFailure();

    private static Gen<string> AnyText { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements("", " ", "US", "nl", "DEU", "Germany", "CA", "US-CA", "IAH", "California"),
        Gen.Elements("1012 AB", "94105-1234", "\u0000\u0001", "ÄÖÜ", "-:-"),
        Gen.Choose(0, 99_999).Select(digits => digits.ToString("00000", System.Globalization.CultureInfo.InvariantCulture)));

    private static Gen<ScriptedPlace> AnyPlace { get; } =
        from country in AnyText
        from state in AnyText
        from postal in AnyText
        select new ScriptedPlace(Utf8(country), Utf8(state), Utf8(postal));

    private static Gen<ScriptedPlace> PostalPlace { get; } =
        from country in Gen.Elements("", "NL", "Iceland", "nowhere")
        from length in Gen.Choose(3, 8)
        from postal in Gen.Elements("0123456789ABCXYZ -".ToCharArray()).ArrayOf(length)
        where new string(postal).Trim().Length >= 3
        select new ScriptedPlace(country, "", new string(postal));

    // Half of a surrogate pair is no text that a push could hold.
    private static string Utf8(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex("^([A-Z]{2}(-[A-Z0-9]{1,3}|:[A-Z0-9]{2})?|[A-Z0-9]|[A-Z0-9]{3})?$")]
    private static partial Regex Coarse();
}
