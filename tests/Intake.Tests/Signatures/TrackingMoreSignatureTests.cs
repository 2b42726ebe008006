using System.Text;

namespace Analytics.Intake.Tests.Signatures;

public sealed class TrackingMoreSignatureTests
{
    private const string Secret = "an invented secret";

    [Theory]
    [InlineData("TrackingMore")]
    [InlineData("TrackingMore v2")]
    public void A_right_signature_at_a_wrong_url_fails(string name)
    {
        var scheme = Schemes.All[name];
        var sent = scheme.Sign(Secret, "{}"u8.ToArray());
        Assert.True(sent.PassesUnder(scheme.Checker(Secret)));
        Assert.False((sent with { UrlSecret = "" }).PassesUnder(scheme.Checker(Secret)));
        Assert.False((sent with { UrlSecret = Schemes.UrlSecret[..^1] }).PassesUnder(scheme.Checker(Secret)));
    }

    [Fact]
    public void Its_signature_does_not_cover_the_body_which_is_why_the_url_is_secret()
    {
        var sent = Schemes.TrackingMore.Sign(Secret, "{}"u8.ToArray()) with { Body = "{\"other\":1}"u8.ToArray() };
        Assert.True(sent.PassesUnder(Schemes.TrackingMore.Checker(Secret)));
    }

    [Fact]
    public void A_signature_for_another_time_fails()
    {
        var signature = Schemes.TrackingMore.Sign(Secret, []).Headers["x-sign"];
        var sent = Schemes.With([], ("x-time", $"{Schemes.Now + 1}"), ("x-sign", signature)) with { UrlSecret = Schemes.UrlSecret };
        Assert.False(sent.PassesUnder(Schemes.TrackingMore.Checker(Secret)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[{TIME,SIGN}]")]
    [InlineData("{TIME,SIGN}")]
    [InlineData("{\"verifyInfo\":[TIME,SIGN]}")]
    [InlineData("{\"verifyInfo\":[{TIME,SIGN}]}")]
    [InlineData("{\"data\":{\"verifyInfo\":{TIME,SIGN}}}")]
    [InlineData("{\"verifyInfo\":{\"a\":{TIME,SIGN}}}")]
    [InlineData("{\"verifyInfo\":{TIME}}")]
    [InlineData("{\"verifyInfo\":{SIGN}}")]
    public void A_v2_body_whose_signature_does_not_stand_in_verifyInfo_fails(string shape)
    {
        var signature = Convert.ToHexStringLower(Schemes.TrackingMoreV2.Digest(Secret, []));
        var body = shape
            .Replace("TIME", $"\"timeStr\":\"{Schemes.Now}\"", StringComparison.Ordinal)
            .Replace("SIGN", $"\"signature\":\"{signature}\"", StringComparison.Ordinal);
        var sent = Schemes.With(Encoding.UTF8.GetBytes(body)) with { UrlSecret = Schemes.UrlSecret };
        Assert.False(sent.PassesUnder(Schemes.TrackingMoreV2.Checker(Secret)));
    }
}
