using System.Text;
using Analytics.Custody.Tripwires;

namespace Analytics.Custody.Tests;

public sealed class TripwireTests
{
    [Theory]
    [InlineData("jo@mail.test")]
    [InlineData("Ground to jo@mail.test")]
    [InlineData("+49 30 5550 1992")]
    [InlineData("call 555-010-0199")]
    [InlineData("RR123456789CN")]
    [InlineData("express rr123456789cn")]
    [InlineData("1Z999AA10123456784")]
    [InlineData("4111111111111111")]
    [InlineData("a\u0001b")]
    [InlineData("a text that is far longer than the name of any carrier or service could be")]
    [InlineData("ｊｏ＠ｍａｉｌ．ｔｅｓｔ")]
    [InlineData("jo﹫mail.test")]
    [InlineData("ＲＲ１２３４５６７８９ＣＮ")]
    [InlineData("１Ｚ９９９ＡＡ１０１２３４５６７８４")]
    [InlineData("РR123456789СN")]
    [InlineData("٤٩٣٠٥٥٥٠١٩٩٢")]
    [InlineData("+49\u00a030\u00a05550\u20111992")]
    [InlineData("4\u200b9\u200b3\u200b0\u200b5\u200b5\u200b5\u200b0\u200b1")]
    [InlineData("𝟒𝟗𝟑𝟎𝟓𝟓𝟓𝟎𝟏𝟗𝟗𝟐")]
    public void A_text_that_looks_like_an_identifier_trips(string text) => Assert.True(Tripwire.Trips(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("")]
    [InlineData("fedex")]
    [InlineData("UPS Ground")]
    [InlineData("FEDEX_2_DAY_FREIGHT")]
    [InlineData("Priority Mail 3-Day (5 lb)")]
    [InlineData("DHL Paket 24/7")]
    [InlineData("17track-190099")]
    [InlineData("顺丰速运")]
    [InlineData("Post\ufffe")]
    [InlineData("日本郵便（ゆうパック）")]
    [InlineData("Почта России 24/7")]
    public void A_name_of_a_carrier_or_service_does_not_trip(string text) => Assert.False(Tripwire.Trips(Encoding.UTF8.GetBytes(text)));
}
