using System.Text;

namespace Analytics.Formats.Tests;

/// <summary>What real messages of TrackingMore do that its documentation does not say.</summary>
public sealed class TrackingMoreTests
{
    [Theory]
    [InlineData("\"DE\"", "2024-07-01T08:00:00Z | +02:00 | Zoned | DE/-/-")]
    [InlineData("\"JP\"", "2024-07-01T01:00:00Z | +09:00 | Zoned | JP/-/-")]
    [InlineData("\"US\"", "2024-07-01T10:00:00 | - | Local | US/-/-")]
    [InlineData("null", "2024-07-01T10:00:00 | - | Local | -/-/-")]
    public void A_local_time_is_settled_by_a_country_with_one_clock_and_else_stays_local(string country, string expected) => Assert.Equal(
        [$"InTransit | {expected} | dhl"],
        V4($$"""{"checkpoint_date": "2024-07-01 10:00", "checkpoint_delivery_status": "transit", "country_iso2": {{country}} }""").Scans);

    [Theory]
    [InlineData("2024-07-01 10:00")]
    [InlineData("2024-07-01 10:00:00")]
    [InlineData("2024-07-01T10:00:00")]
    public void A_local_time_may_have_seconds(string time) => Assert.Equal(
        ["InTransit | 2024-07-01T10:00:00 | - | Local | -/-/- | dhl"],
        V4($$"""{"checkpoint_date": "{{time}}", "checkpoint_delivery_status": "transit"}""").Scans);

    [Theory]
    [InlineData("pickup001", "OutForDelivery")]
    [InlineData("pickup002", "AvailableForPickup")]
    [InlineData("pickup003", "OutForDelivery")]
    [InlineData("pickup999", "OutForDelivery")]
    [InlineData("", "OutForDelivery")]
    public void Pickup_is_out_for_delivery_or_ready_for_collection_and_the_sub_status_tells(string subStatus, string milestone) => Assert.Equal(
        [milestone],
        V4($$"""{"checkpoint_date": "2024-07-01 10:00", "checkpoint_delivery_status": "pickup", "checkpoint_delivery_substatus": "{{subStatus}}"}""").Milestones);

    [Fact]
    public void Not_found001_with_a_blank_is_information_received() => Assert.Equal(
        ["InfoReceived"],
        V4("""{"checkpoint_date": "2024-07-01 10:00", "checkpoint_delivery_status": "notfound", "checkpoint_delivery_substatus": "not found001"}""").Milestones);

    [Fact]
    public void A_destination_without_a_list_of_scans_is_no_fault() => Assert.Equal(
        ["Delivered"],
        Read("""
            {"data": {"tracking_number": "ZZ000000019QQ", "carrier_code": "china-post",
              "origin_info": {"carrier_code": "china-post", "trackinfo": [{"Date": "2017-08-25 12:51", "checkpoint_status": "delivered"}]},
              "destination_info": {"carrier_code": null, "trackinfo": null}}}
            """).Milestones);

    [Fact]
    public void Scans_come_newest_first_and_keep_that_order() => Assert.Equal(
        ["Delivered", "OutForDelivery", "Arrived"],
        V4("""
            {"checkpoint_date": "2024-07-03 10:00", "checkpoint_delivery_status": "delivered", "checkpoint_delivery_substatus": "delivered001"},
            {"checkpoint_date": "2024-07-03 07:00", "checkpoint_delivery_status": "pickup", "checkpoint_delivery_substatus": "pickup001"},
            {"checkpoint_date": "2024-07-02 23:00", "checkpoint_delivery_status": "transit", "checkpoint_delivery_substatus": "transit002"}
            """).Milestones);

    [Theory]
    [InlineData("85512690000")]
    [InlineData("\"85512690000\"")]
    public void A_number_may_be_a_number_or_a_text(string number) => Assert.Equal(
        "number of 11",
        Read($$$"""{"tracking_number": {{{number}}}, "origin_info": {"trackinfo": [{"Date": "2017-08-25 12:51"}]}}""").Parcel("number"));

    [Fact]
    public void Each_leg_signs_its_scans_and_the_parcels_carrier_is_its_own()
    {
        var read = Read("""
            {"data": {"tracking_number": "ZZ000000019QQ", "courier_code": "china-post",
              "destination_info": {"trackinfo": [{"checkpoint_date": "2024-07-09 10:00", "checkpoint_delivery_status": "delivered"}], "courier_code": "usps"},
              "origin_info": {"courier_code": "china-post", "trackinfo": [{"checkpoint_date": "2024-07-01 10:00", "checkpoint_delivery_status": "transit"}]}}}
            """);

        Assert.Equal("china-post", read.Parcel("carrier"));
        Assert.Equal(["usps", "china-post"], read.Scans.Select(scan => scan.Split(" | ")[5]));
    }

    [Fact]
    public void The_pick_up_date_of_a_leg_is_the_first_possession() => Assert.Equal(
        ["Delivered | 2024-07-03T08:00:00Z | +02:00 | Zoned | DE/-/- | dhl", "PickedUp | 2024-07-01T08:00:00Z | +02:00 | Zoned | DE/-/- | dhl"],
        Read("""
            {"data": {"tracking_number": "ZZ000000019QQ", "courier_code": "dhl", "origin_info": {
              "milestone_date": {"pickup_date": "2024-07-01 10:00", "delivery_date": "2024-07-03 10:00", "returned_date": null},
              "courier_code": "dhl", "trackinfo": [
                {"checkpoint_date": "2024-07-03 10:00", "checkpoint_delivery_status": "delivered", "country_iso2": "DE"},
                {"checkpoint_date": "2024-07-01 10:00", "checkpoint_delivery_status": "transit", "checkpoint_delivery_substatus": "transit001", "country_iso2": "DE"}]}}}
            """).Scans);

    [Fact]
    public void A_milestone_that_is_a_bare_date_says_no_instant() => Assert.Equal(
        ["InTransit"],
        Read("""
            {"data": {"tracking_number": "ZZ000000019QQ", "order_date": "2024-06-30", "origin_info": {
              "milestone_date": {"pickup_date": "2024-07-01"}, "trackinfo": [{"checkpoint_date": "2024-07-01 10:00", "checkpoint_delivery_status": "transit"}]}}}
            """).Milestones);

    [Fact]
    public void Where_scans_have_no_status_the_parcels_is_that_of_the_newest() => Assert.Equal(
        ["Delivered", "InTransit"],
        Read("""
            {"tracking_number": "ZZ000000019QQ", "status": "delivered", "lastUpdateTime": "2017-08-25 12:51",
              "origin_info": {"trackinfo": [{"Date": "2017-08-25 12:51"}, {"Date": "2017-08-23 17:42"}]}}
            """).Milestones);

    [Fact]
    public void Where_scans_have_a_status_the_parcels_adds_nothing() => Assert.Equal(
        ["InTransit"],
        Read("""
            {"data": {"tracking_number": "ZZ000000019QQ", "delivery_status": "expired", "substatus": "expired001", "latest_checkpoint_time": "2024-07-01 10:00",
              "origin_info": {"trackinfo": [{"checkpoint_date": "2024-07-01 10:00", "checkpoint_delivery_status": "transit"}]}}}
            """).Milestones);

    [Theory]
    [InlineData("""{"data": [PARCEL, PARCEL]}""", 2)]
    [InlineData("""{"meta": {"code": 200, "message": "Success"}, "data": {"page": 1, "limit": 2, "total": 2, "items": [PARCEL, PARCEL]}}""", 2)]
    [InlineData("""{"meta": {"code": 200, "message": "Success"}, "data": PARCEL}""", 1)]
    [InlineData("""{"verifyInfo": {"timeStr": 1479454300, "signature": "00"}, "data": PARCEL}""", 1)]
    [InlineData("PARCEL", 1)]
    public void A_message_has_one_parcel_or_a_list_of_them(string message, int parcels)
    {
        const string Parcel = """{"tracking_number": "ZZ000000019QQ", "origin_info": {"trackinfo": [{"checkpoint_date": "2024-07-01 10:00"}]}}""";

        var read = Read(message.Replace("PARCEL", Parcel, StringComparison.Ordinal));

        Assert.Equal(parcels, read.Lines.Count(line => line.StartsWith("parcel", StringComparison.Ordinal)));
        Assert.DoesNotContain(read.Lines, line => line.StartsWith("unknown", StringComparison.Ordinal));
    }

    [Fact]
    public void A_parcel_that_was_never_found_tells_nothing_that_happened() => Assert.Equal(
        ["rejected | NoScans"],
        Read("""{"data": {"tracking_number": "ZZ000000019QQ", "delivery_status": "notfound", "substatus": "notfound002", "origin_info": {"trackinfo": []}}}""").Lines);

    private static ReadText V4(string scans) => Read($$$"""
        {"meta": {"code": 200}, "data": {"tracking_number": "ZZ000000019QQ", "courier_code": "dhl", "origin_info": {"courier_code": "dhl", "trackinfo": [{{{scans}}}]} } }
        """);

    private static ReadText Read(string json) => new("trackingmore", Encoding.UTF8.GetBytes(json));
}
