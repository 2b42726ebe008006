using System.Text;
using Analytics.Custody.Tokens;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Custody.Tests;

public sealed class CanonicalFormTests
{
    [Theory]
    [InlineData("RR123456789CN", "RR123456789CN")]
    [InlineData(" rr 123-456.789 cn ", "RR123456789CN")]
    [InlineData("1z/2617_v1", "1Z2617V1")]
    [InlineData("ＲＲ１２３", "RR123")]
    [InlineData("+49 (30) 555-0199", "49305550199")]
    [InlineData("Jo.Ann-Example@Mail.test", "JO.ANN-EXAMPLE@MAIL.TEST")]
    [InlineData(" jo @ mail.test\t", "JO@MAIL.TEST")]
    [InlineData("straße 5", "STRASSE5", "STRAßE5")]
    [InlineData("№ 7", "NO7")]
    [InlineData("RR12\ufffe3\uffff4\ufffd5", "RR12345")]
    public void One_value_has_one_spelling(string written, params string[] canonical) => Assert.Contains(Canonical(written), canonical);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("0")]
    [InlineData("000000")]
    [InlineData("null")]
    [InlineData("N/A")]
    [InlineData("n-a")]
    [InlineData("---")]
    [InlineData("None")]
    public void A_placeholder_has_no_canonical_form(string written) => Assert.Equal("", Canonical(written));

    [Fact]
    public void Dots_tell_mail_addresses_apart() => Assert.NotEqual(Canonical("jo.ann@mail.test"), Canonical("joann@mail.test"));

    [Fact]
    public void Canonical_form_is_its_own_canonical_form() => Prop.ForAll<NonNull<string>>(text =>
    {
        var once = Canonical(text.Get);
        return Canonical(once) == once;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Separators_and_case_never_matter_in_ascii_numbers() => Prop.ForAll(
        Gen.Elements("ABCDEFGHJKLM0123456789".ToCharArray()).ArrayOf(13).ToArbitrary(),
        Gen.Elements("-", " ", ".", "/", "").ArrayOf(13).ToArbitrary(),
        (letters, separators) =>
        {
            var spread = string.Concat(letters.Zip(separators, (letter, separator) => char.ToLowerInvariant(letter) + separator));
            return Canonical(spread) == Canonical(new string(letters));
        }).QuickCheckThrowOnFailure();

    private static string Canonical(string text)
    {
        Span<byte> destination = stackalloc byte[CanonicalForm.MaxLength];
        return Encoding.UTF8.GetString(destination[..CanonicalForm.Write(Encoding.UTF8.GetBytes(text), destination)]);
    }
}
