using Analytics.Intake.Signatures;

namespace Analytics.Intake.Tests.Signatures;

public sealed class TimestampTests
{
    private const string Secret = "an invented secret";
    private static readonly byte[] Body = "{}"u8.ToArray();

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void A_timestamp_counts_within_the_window_to_either_side(int secondsFromNow, bool admitted)
    {
        var window = Schemes.WindowAt(Schemes.Now + secondsFromNow);
        Assert.Equal(admitted, Schemes.Shippo.Sign(Secret, Body).PassesUnder(new ShippoSignature(Secret, window)));
        var trackingMore = new TrackingMoreSignature(new SignedTimestamp(Secret, Schemes.UrlSecret, window), "x-time", "x-sign");
        Assert.Equal(admitted, Schemes.TrackingMore.Sign(Secret, Body).PassesUnder(trackingMore));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1750000000")]
    [InlineData("+1750000000")]
    [InlineData(" 1750000000")]
    [InlineData("1750000000.0")]
    [InlineData("1,750,000,000")]
    [InlineData("0001750000000")]
    [InlineData("99999999999999999999999999")]
    [InlineData("yesterday")]
    public void Anything_but_few_digits_is_no_timestamp(string text) => Assert.False(Schemes.Window.Admits(text));

    [Fact]
    public void A_Shippo_header_with_two_timestamps_fails()
    {
        var signed = Schemes.Shippo.Sign(Secret, Body).Headers["Shippo-Auth-Signature"];
        Assert.False(Under($"{signed},t={Schemes.Now}"));
    }

    [Fact]
    public void A_Shippo_header_may_carry_an_old_and_a_new_signature_in_either_order()
    {
        var signed = Schemes.Shippo.Sign(Secret, Body).Headers["Shippo-Auth-Signature"];
        var other = $"v1={new string('0', 64)}";
        Assert.True(Under($"{signed}, {other}"));
        Assert.True(Under($"{other}, {signed}"));
        Assert.False(Under($"t={Schemes.Now},{other}"));
    }

    [Fact]
    public void A_Shippo_signature_of_an_unknown_version_fails() =>
        Assert.False(Under(Schemes.Shippo.Sign(Secret, Body).Headers["Shippo-Auth-Signature"].Replace("v1=", "v0=", StringComparison.Ordinal)));

    private static bool Under(string header) =>
        Schemes.With(Body, ("Shippo-Auth-Signature", header)).PassesUnder(new ShippoSignature(Secret, Schemes.Window));
}
