namespace Analytics.Formats.Tests.Shippo;

public sealed class ShippoTests
{
    private const string Format = "shippo";

    [Fact]
    public void A_USPS_time_stamped_Z_is_local_and_stays_so_where_the_country_has_several_zones() => Assert.Equal(
        ["InTransit | 2025-02-08T11:30:00 | - | Local | US/TX/73301 | -"],
        Scans("\"carrier\":\"usps\",", """{"status":"TRANSIT","status_date":"2025-02-08T11:30:00Z","location":{"state":"TX","zip":"73301","country":"US"}}"""));

    [Fact]
    public void A_USPS_time_stamped_Z_is_resolved_where_the_country_has_one_zone() => Assert.Equal(
        ["InTransit | 2025-02-08T15:30:00Z | -04:00 | Zoned | PR/-/- | -"],
        Scans("\"carrier\":\"usps\",", """{"status":"TRANSIT","status_date":"2025-02-08T11:30:00Z","location":{"country":"PR"}}"""));

    [Fact]
    public void A_USPS_time_is_local_also_where_the_carrier_stands_behind_the_scans() => Assert.Equal(
        ["InTransit | 2025-02-08T11:30:00 | - | Local | US/-/- | -"],
        Reading.Scans(Format, """
            {"tracking_number":"900000000031","tracking_history":[{"status":"TRANSIT","status_date":"2025-02-08T11:30:00Z",
            "location":{"country":"US"}}],"carrier":"USPS"}
            """));

    [Fact]
    public void A_USPS_time_with_a_real_offset_is_believed() => Assert.Equal(
        ["InTransit | 2025-02-08T17:30:00Z | -06:00 | Offset | US/-/- | -"],
        Scans("\"carrier\":\"usps\",", """{"status":"TRANSIT","status_date":"2025-02-08T11:30:00-06:00","location":{"country":"US"}}"""));

    [Fact]
    public void Another_carriers_Z_is_UTC() => Assert.Equal(
        ["InTransit | 2025-02-08T11:30:00Z | +00:00 | Utc | US/-/- | -"],
        Scans("\"carrier\":\"ups\",", """{"status":"TRANSIT","status_date":"2025-02-08T11:30:00Z","location":{"country":"US"}}"""));

    [Fact]
    public void A_scan_without_location_has_no_place() => Assert.Equal(
        ["Other | 2025-02-08T11:30:00Z | +00:00 | Utc | -/-/- | -"],
        Scans("", """{"status":"UNKNOWN","status_date":"2025-02-08T11:30:00Z","location":null}"""));

    [Fact]
    public void The_latest_status_is_a_scan_even_when_the_history_is_empty() => Assert.Equal(
        ["InfoReceived | 2025-02-08T11:30:00Z | +00:00 | Utc | -/-/- | -"],
        Reading.Scans(Format, """
            {"tracking_number":"900000000031","tracking_status":{"status":"PRE_TRANSIT","status_date":"2025-02-08T11:30:00Z"},"tracking_history":[]}
            """));

    [Theory]
    [InlineData("""{"event":"track_updated","test":true,"data":TRACK}""")]
    [InlineData("""{"event":"track_updated","data":TRACK,"test":true}""")]
    [InlineData("""{"test":true,"tracking_number":"900000000031"}""")]
    public void A_test_is_not_real_traffic(string json) => Assert.Equal(
        ["rejected | TestTraffic"],
        Reading.Lines(Format, json.Replace("TRACK", Track("", """{"status":"TRANSIT","status_date":"2025-02-08T11:30:00Z"}"""), StringComparison.Ordinal)));

    [Fact]
    public void The_promise_is_the_original_one_in_whatever_order_they_stand()
    {
        const string History = """{"status":"TRANSIT","status_date":"2025-02-08T11:30:00Z"}""";
        Assert.Equal(
            "2025-04-09T23:59:59Z day",
            Reading.Promise(Format, Track("\"eta\":\"2025-04-11T00:00:00Z\",\"original_eta\":\"2025-04-09T00:00:00Z\",", History)));
        Assert.Equal(
            "2025-04-11T23:59:59Z day",
            Reading.Promise(Format, Track("\"eta\":\"2025-04-11T00:00:00Z\",\"original_eta\":null,", History)));
    }

    [Theory]
    [InlineData("UNKNOWN", "other", Milestone.Other)]
    [InlineData("PRE_TRANSIT", "information_received", Milestone.InfoReceived)]
    [InlineData("TRANSIT", "", Milestone.InTransit)]
    [InlineData("TRANSIT", "package_accepted", Milestone.PickedUp)]
    [InlineData("TRANSIT", "package_departed", Milestone.Departed)]
    [InlineData("TRANSIT", "package_arrived", Milestone.Arrived)]
    [InlineData("TRANSIT", "out_for_delivery", Milestone.OutForDelivery)]
    [InlineData("TRANSIT", "pickup_available", Milestone.AvailableForPickup)]
    [InlineData("TRANSIT", "delivery_attempted", Milestone.AttemptFailed)]
    [InlineData("TRANSIT", "delayed", Milestone.Delayed)]
    [InlineData("TRANSIT", "package_damaged", Milestone.Damaged)]
    [InlineData("TRANSIT", "package_vaporised", Milestone.InTransit)]
    [InlineData("DELIVERED", "delivered", Milestone.Delivered)]
    [InlineData("DELIVERED", "information_received", Milestone.Delivered)]
    [InlineData("RETURNED", "", Milestone.Returned)]
    [InlineData("RETURNED", "return_to_sender", Milestone.Returning)]
    [InlineData("FAILURE", "package_undeliverable", Milestone.Exception)]
    [InlineData("FAILURE", "package_lost", Milestone.Lost)]
    [InlineData("VAPORISED", "", Milestone.Other)]
    public void Each_status_has_its_milestone_and_its_substatus_may_refine_it(string status, string code, Milestone milestone) => Assert.StartsWith(
        $"{milestone} | ",
        Assert.Single(Scans("", $$"""{"status":"{{status}}","substatus":{"code":"{{code}}"},"status_date":"2025-02-08T11:30:00Z"}""")),
        StringComparison.Ordinal);

    [Fact]
    public void Details_metadata_and_cities_are_never_read()
    {
        var read = Reading.Everything(Format, """
            {"event":"canary","data":{"tracking_number":"900000000031","carrier":"ups","metadata":"canary","transaction":"canary","messages":["canary"],
            "servicelevel":{"name":"canary"},"address_from":{"city":"canary"},"address_to":{"city":"canary","zip":"69001"},
            "tracking_history":[{"object_id":"canary","status_date":"2025-02-08T11:30:00Z","status_details":"Canary","substatus":{"text":"canary"},
            "location":{"city":"canary"}}]}}
            """);
        Assert.Equal("900000000031\nups\n69001", read);
    }

    private static string[] Scans(string fields, string history) => Reading.Scans(Format, Track(fields, history));

    private static string Track(string fields, string history) => $$"""{{{fields}}"tracking_number":"900000000031","tracking_history":[{{history}}]}""";
}
