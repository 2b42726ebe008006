using System.Text;

namespace Analytics.Formats.Tests;

public sealed class LimitsTests
{
    private const string Scan = """{"checkpoint_date": "2024-07-01 10:00", "checkpoint_delivery_status": "transit"}""";

    [Theory]
    [InlineData(FormatLimits.MaxScansPerPush, RejectionReason.None)]
    [InlineData(FormatLimits.MaxScansPerPush + 1, RejectionReason.TooLarge)]
    public void A_push_with_more_scans_than_are_allowed_is_too_large(int scans, RejectionReason reason) =>
        Assert.Equal(reason, Read($$$"""{"data": {{{Parcel(string.Join(",", Enumerable.Repeat(Scan, scans)))}}} }"""));

    [Theory]
    [InlineData(FormatLimits.MaxParcelsPerPush, RejectionReason.None)]
    [InlineData(FormatLimits.MaxParcelsPerPush + 1, RejectionReason.TooLarge)]
    public void A_push_with_more_parcels_than_are_allowed_is_too_large(int parcels, RejectionReason reason) =>
        Assert.Equal(reason, Read($$$"""{"data": [{{{string.Join(",", Enumerable.Repeat(Parcel(Scan), parcels))}}}]}"""));

    [Theory]
    [InlineData(FormatLimits.MaxMilestonesPerParcel, RejectionReason.None)]
    [InlineData(FormatLimits.MaxMilestonesPerParcel + 1, RejectionReason.TooLarge)]
    public void A_parcel_with_more_milestones_than_are_allowed_is_too_large(int milestones, RejectionReason reason)
    {
        var repeated = string.Join(",", Enumerable.Repeat("\"order_date\": \"2024-07-01 10:00\"", milestones));

        Assert.Equal(reason, Read($$$"""{"data": {"tracking_number": "ZZ000000019QQ", {{{repeated}}}, "origin_info": {"trackinfo": [{{{Scan}}}]} } }"""));
    }

    [Fact]
    public void A_push_longer_than_is_allowed_is_too_large() =>
        Assert.Equal(RejectionReason.TooLarge, Read($$$"""{"data": {{{Parcel(Scan)}}}, "meta": "{{{new string('x', FormatLimits.MaxPushBytes)}}}"}"""));

    [Fact]
    public void A_push_nested_ten_thousand_deep_is_too_deep() =>
        Assert.Equal(RejectionReason.TooDeep, Read($$$"""{"data": {{{new string('[', 10_000)}}} """));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"TRACKING_UPDATED\"")]
    [InlineData("""{"shipments": [{"number": 1}]}""")]
    public void A_message_of_something_else_has_an_unknown_shape(string message) =>
        Assert.Equal(RejectionReason.UnknownShape, Read(message));

    [Fact]
    public void A_reader_forgets_a_refused_push()
    {
        var reader = PushText.ReaderOf("trackingmore");
        var push = new DecodedPush();

        Assert.Equal(RejectionReason.Malformed, reader.Read(Encoding.UTF8.GetBytes($$$"""{"data": [{{{Parcel(Scan)}}}, {{{Parcel(Scan)[..^4]}}} """), push));
        Assert.Equal(RejectionReason.None, reader.Read(Encoding.UTF8.GetBytes($$$"""{"data": {{{Parcel(Scan)}}} }"""), push));
        Assert.Equal(1, push.Parcels.Length);
        Assert.Equal(1, push.ScansOf(push.Parcels[0]).Length);
    }

    private static string Parcel(string scans) =>
        $$$"""{"tracking_number": "ZZ000000019QQ", "origin_info": {"trackinfo": [{{{scans}}}]} }""";

    private static RejectionReason Read(string message) =>
        PushText.ReaderOf("trackingmore").Read(Encoding.UTF8.GetBytes(message), new DecodedPush());
}
