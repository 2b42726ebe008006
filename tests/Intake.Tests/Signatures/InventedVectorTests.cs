using Analytics.Intake.Signatures;

namespace Analytics.Intake.Tests.Signatures;

/// <summary>Invented bodies and secrets, signed with Python's hmac and hashlib.</summary>
public sealed class InventedVectorTests
{
    private static readonly byte[] Body = "{\"hello\":\"w\u00f6rld\"}"u8.ToArray();

    [Fact]
    public void SeventeenTrack_signs_body_slash_key() => Assert.True(
        Schemes.With(Body, ("sign", "eff5d978a8c0b5b281d5df65c772ed9488ea44a45c832a6878a9224fda208cb1"))
            .PassesUnder(new SeventeenTrackSignature("INVENTED-KEY-1")));

    [Fact]
    public void AfterShip_signs_the_body_in_base64() => Assert.True(
        Schemes.With(Body, ("aftership-hmac-sha256", "jFsMf6E9TzjtigGp52EbIasAwKpGxcmviZT31NpaQuQ="))
            .PassesUnder(new AfterShipSignature("invented secret 2")));

    [Theory]
    [InlineData("caf\u00e9-\ufb01n\u00b2")]
    [InlineData("cafe\u0301-fin2")]
    public void EasyPost_signs_under_the_decomposed_secret_however_it_was_typed(string secret) => Assert.True(
        Schemes.With(Body, ("X-Hmac-Signature", "hmac-sha256-hex=49fd949779f928120191ea3a6103e892f31a1abb1a5148c49ed67140217b8dc6"))
            .PassesUnder(new EasyPostSignature(secret)));

    [Theory]
    [InlineData("Shippo-Auth-Signature")]
    [InlineData("Shippo-Signature")]
    public void Shippo_signs_time_dot_body_under_either_header(string header) => Assert.True(
        Schemes.With(Body, (header, "t=1750000000,v1=e66f5bba69a785adbd099457df8be8090c2a7445191e86963af2669cd113f67a"))
            .PassesUnder(new ShippoSignature("invented secret 4", Schemes.Window)));

    [Fact]
    public void TrackingMore_signs_the_timestamp() => Assert.True(
        (Schemes.With(
            Body,
            ("ts", "1750000000"),
            ("sig", "cf73e25836017f95a58b436594271ff4faaae7f5cc0f87067349be70bd13c14a")) with
        { UrlSecret = "u" })
            .PassesUnder(new TrackingMoreSignature(new SignedTimestamp("invented secret 5", "u", Schemes.Window), "ts", "sig")));

    [Theory]
    [InlineData("1750000000")]
    [InlineData("\"1750000000\"")]
    public void TrackingMore_v2_signs_the_timestamp_in_the_body_under_the_accounts_address(string time) => Assert.True(
        (Schemes.With(Schemes.V2Body(time, "c9d58507b49a46dee87e352dc4b4b7d530f63453339b87889cfb23cfb8f38e7b")) with { UrlSecret = "u" })
            .PassesUnder(new TrackingMoreV2Signature(new SignedTimestamp("owner@shop.example", "u", Schemes.Window))));
}
