namespace Analytics.Formats.Tests.EasyPost;

public sealed class EasyPostTests
{
    private const string Format = "easypost";

    [Theory]
    [InlineData("null", "null", "null")]
    [InlineData("\"\"", "\"\"", "\"\"")]
    public void A_Z_where_the_place_is_unknown_is_a_local_time(string country, string state, string zip) => Assert.Equal(
        ["InTransit | 2025-06-01T15:00:00 | - | Local | -/-/- | -"],
        Scans($$"""{"status":"in_transit","datetime":"2025-06-01T15:00:00Z","tracking_location":{"country":{{country}},"state":{{state}},"zip":{{zip}} } }"""));

    [Theory]
    [InlineData("\"country\":\"US\"", "US/-/-", "+00:00")]
    [InlineData("\"state\":\"TX\"", "-/TX/-", "+00:00")]
    [InlineData("\"zip\":\"77001\"", "-/-/77001", "+00:00")]
    [InlineData("\"country\":\"DE\"", "DE/-/-", "+02:00")]
    public void A_Z_where_the_place_is_known_is_UTC(string known, string place, string offset) => Assert.Equal(
        [$"InTransit | 2025-06-01T15:00:00Z | {offset} | Utc | {place} | -"],
        Scans($$"""{"status":"in_transit","datetime":"2025-06-01T15:00:00Z","tracking_location":{ {{known}} } }"""));

    [Theory]
    [InlineData("""{"object":"Event","mode":"test","description":"tracker.created"}""")]
    [InlineData("""{"object":"Event","mode":"test","result":TRACKER}""")]
    [InlineData("""{"object":"Event","result":TRACKER,"mode":"test"}""")]
    [InlineData("""{"object":"Tracker","mode":"test","tracking_code":"900000000011"}""")]
    public void Test_mode_is_not_real_traffic(string json) => Assert.Equal(
        ["rejected | TestTraffic"],
        Reading.Lines(Format, json.Replace("TRACKER", Tracker("""{"status":"delivered","datetime":"2025-06-01T15:00:00Z"}"""), StringComparison.Ordinal)));

    [Fact]
    public void A_test_does_not_mark_the_push_after_it()
    {
        var reader = PushText.ReaderOf(Format);
        var push = new DecodedPush();
        Assert.Equal(RejectionReason.TestTraffic, reader.Read("""{"mode":"test"}"""u8.ToArray(), push));
        var real = Tracker("""{"status":"delivered","datetime":"2025-06-01T15:00:00Z"}""");
        Assert.Equal(RejectionReason.None, reader.Read(System.Text.Encoding.UTF8.GetBytes(real), push));
    }

    [Fact]
    public void An_event_without_a_result_names_no_parcel() => Assert.Equal(
        ["rejected | NoTrackingNumber"],
        Reading.Lines(Format, """{"object":"Event","mode":"production","description":"tracker.created","status":"pending"}"""));

    [Fact]
    public void The_usual_detail_of_a_delivery_does_not_unmake_it() => Assert.StartsWith(
        "Delivered | ",
        Assert.Single(Scans("""{"status":"delivered","status_detail":"arrived_at_destination","datetime":"2025-06-01T15:00:00Z"}""")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("unknown", "unknown", Milestone.Other)]
    [InlineData("unknown", "arrived_at_facility", Milestone.Arrived)]
    [InlineData("pre_transit", "label_created", Milestone.InfoReceived)]
    [InlineData("pre_transit", "status_update", Milestone.InfoReceived)]
    [InlineData("in_transit", "in_transit", Milestone.InTransit)]
    [InlineData("in_transit", "received_at_origin_facility", Milestone.PickedUp)]
    [InlineData("in_transit", "departed_facility", Milestone.Departed)]
    [InlineData("in_transit", "arrived_at_facility", Milestone.Arrived)]
    [InlineData("in_transit", "received_at_destination_facility", Milestone.ArrivedAtDestination)]
    [InlineData("in_transit", "weather_delay", Milestone.Delayed)]
    [InlineData("in_transit", "missorted", Milestone.Exception)]
    [InlineData("in_transit", "beamed_up", Milestone.InTransit)]
    [InlineData("out_for_delivery", "out_for_delivery", Milestone.OutForDelivery)]
    [InlineData("available_for_pickup", "arrived_at_pickup_location", Milestone.AvailableForPickup)]
    [InlineData("return_to_sender", "return", Milestone.Returning)]
    [InlineData("failure", "lost", Milestone.Lost)]
    [InlineData("failure", "damaged", Milestone.Damaged)]
    [InlineData("failure", "arrived_at_facility", Milestone.Exception)]
    [InlineData("cancelled", "cancelled", Milestone.Cancelled)]
    [InlineData("error", "unknown", Milestone.Other)]
    [InlineData("beamed_up", "unknown", Milestone.Other)]
    public void Each_status_has_its_milestone_and_its_detail_refines_a_vague_one(string status, string detail, Milestone milestone) => Assert.StartsWith(
        $"{milestone} | ",
        Assert.Single(Scans($$"""{"status":"{{status}}","status_detail":"{{detail}}","datetime":"2025-06-01T15:00:00Z"}""")),
        StringComparison.Ordinal);

    [Fact]
    public void What_the_carrier_guarantees_counts_before_its_estimate()
    {
        const string Rest = """ "est_delivery_date":"2025-06-04T00:00:00Z","tracking_details":[{"status":"in_transit","datetime":"2025-06-01T15:00:00Z"}] """;
        Assert.Equal("2025-06-03T22:00:00Z timed", PromiseBeside("\"2025-06-03T17:00:00-05:00\""));
        Assert.Equal("2025-06-04T23:59:59Z day", PromiseBeside("null"));

        static string PromiseBeside(string guarantee) => Reading.Promise(
            Format,
            $$"""{"tracking_code":"900000000011",{{Rest}},"carrier_detail":{"guaranteed_delivery_date":{{guarantee}} } }""");
    }

    [Fact]
    public void Messages_cities_signatures_and_links_are_never_read()
    {
        var read = Reading.Everything(Format, """
            {"id":"evt_canary","user_id":"canary","previous_attributes":{"signed_by":"canary"},"result":{"id":"trk_canary",
            "tracking_code":"900000000011","signed_by":"Canary","public_url":"https://canary","shipment_id":"canary","carrier":"UPS",
            "tracking_details":[{"message":"Canary took it","description":"Canary","datetime":"2025-06-01T15:00:00Z","carrier_code":"canary",
            "tracking_location":{"city":"Canary"}}],
            "carrier_detail":{"alternate_identifier":"canary","origin_location":"Canary","destination_location":"Canary"}}}
            """);
        Assert.Equal("900000000011\nUPS", read);
    }

    private static string[] Scans(string details) => Reading.Scans(Format, $$"""{"mode":"production","result":{{Tracker(details)}} }""");

    private static string Tracker(string details) => $$"""{"mode":"production","tracking_code":"900000000011","tracking_details":[{{details}}]}""";
}
