namespace Analytics.Formats.Tests.AfterShip;

public sealed class AfterShipTests
{
    private const string Format = "aftership";

    [Fact]
    public void A_checkpoint_time_with_an_offset_is_certain() => Assert.Equal(
        ["InTransit | 2024-03-01T17:05:00Z | +01:00 | Offset | NLD/-/- | -"],
        Scans("""{"checkpoint_time":"2024-03-01T18:05:00+01:00","country_iso3":"NLD","tag":"InTransit"}"""));

    [Fact]
    public void A_checkpoint_time_without_offset_is_resolved_through_a_country_with_one_zone() => Assert.Equal(
        ["InTransit | 2024-03-01T17:05:00Z | +01:00 | Zoned | NLD/-/- | -"],
        Scans("""{"checkpoint_time":"2024-03-01T18:05:00","country_region":"NLD","tag":"InTransit"}"""));

    [Theory]
    [InlineData("\"USA\"", "USA")]
    [InlineData("null", "-")]
    public void A_checkpoint_time_without_offset_stays_local_elsewhere(string country, string shown) => Assert.Equal(
        [$"InTransit | 2024-03-01T18:05:00 | - | Local | {shown}/-/- | -"],
        Scans($$"""{"checkpoint_time":"2024-03-01T18:05:00","country_iso3":{{country}},"tag":"InTransit"}"""));

    [Fact]
    public void Shipment_dates_are_not_trusted() => Assert.Equal(
        ["Delivered | 2024-03-06T14:20:00Z | +01:00 | Offset | -/-/- | -"],
        Reading.Scans(Format, """
            {"msg":{"tracking_number":"900000000001","shipment_pickup_date":"2024-03-01T06:00:00","shipment_delivery_date":"2024-03-06T14:20:00",
            "checkpoints":[{"checkpoint_time":"2024-03-06T15:20:00+01:00","tag":"Delivered"}]}}
            """));

    [Fact]
    public void A_tracking_tagged_Exception_keeps_its_Delivered_checkpoint() => Assert.Equal(
        ["Delivered | 2024-03-06T14:20:00Z | +01:00 | Offset | -/-/- | -"],
        Reading.Scans(Format, """
            {"msg":{"tracking_number":"900000000001","tag":"Exception","subtag":"Exception_011",
            "checkpoints":[{"checkpoint_time":"2024-03-06T15:20:00+01:00","tag":"Delivered","subtag":"Delivered_001"}]}}
            """));

    [Fact]
    public void Doubled_checkpoints_that_differ_in_city_alone_are_equal_scans()
    {
        var scans = Scans("""
            {"checkpoint_time":"2024-03-06T15:20:00+01:00","tag":"InTransit","country_iso3":"NLD","zip":"3511","city":"Utrecht"},
            {"checkpoint_time":"2024-03-06T15:20:00+01:00","tag":"InTransit","country_iso3":"NLD","zip":"3511","city":"UTRECHT CENTRAAL"}
            """);
        Assert.Equal(2, scans.Length);
        Assert.Equal(scans[0], scans[1]);
    }

    [Fact]
    public void Sentences_names_custom_fields_and_coordinates_are_never_read()
    {
        var read = Reading.Everything(Format, """
            {"msg":{"tracking_number":"900000000001","slug":"ups","signed_by":"Canary signed for it","customer_name":"Canary",
            "custom_fields":{"a":"canary@shop.example","b":{"c":["canary"]}},"title":"Canary","note":"canary","order_number":"canary",
            "order_id":"canary","pickup_location":"canary","pickup_note":"canary","customers":[{"role":"canary","name":"Canary"}],
            "origin_raw_location":"canary","destination_city":"canary","courier_tracking_link":"https://canary",
            "first_mile":{"tracking_number":"canary"},"last_mile":{"tracking_number":"canary"},
            "checkpoints":[{"checkpoint_time":"2024-03-06T15:20:00+01:00","tag":"Delivered","message":"Canary was at home",
            "location":"Canary","city":"Canary","raw_tag":"canary","coordinates":["canary"],"coordinate":{"latitude":"canary"}}]}}
            """);
        Assert.Equal("900000000001\nups", read);
    }

    [Fact]
    public void Addresses_and_numbers_of_recipients_and_the_shippers_account_are_identifiers()
    {
        var read = Reading.Everything(Format, """
            {"msg":{"tracking_number":"900000000001","emails":["a@shop.example"],"smses":["+31600000001"],"subscribed_emails":["b@shop.example"],
            "subscribed_smses":["+31600000002"],"customers":[{"email":"c@shop.example","phone_number":"+31600000003"}],
            "tracking_account_number":"ACC-77","checkpoints":[{"checkpoint_time":"2024-03-06T15:20:00+01:00","tag":"Delivered"}]}}
            """);
        Assert.Equal(
            "900000000001\na@shop.example\n+31600000001\nb@shop.example\n+31600000002\nc@shop.example\n+31600000003\nACC-77",
            read);
    }

    [Theory]
    [InlineData("2024-03-02T23:59:59Z day", "ORDER", "FIRST", "EXPECTED", "LATEST")]
    [InlineData("2024-03-03T23:59:59Z day", "FIRST", "EXPECTED", "COURIER", "LATEST")]
    [InlineData("2024-03-04T23:59:59Z day", "EXPECTED")]
    [InlineData("2024-03-05T17:00:00Z timed", "COURIER")]
    [InlineData("2024-03-06T23:59:59Z day", "AFTERSHIP")]
    [InlineData("2024-03-07T23:59:59Z day", "LATEST")]
    public void The_promise_is_the_most_original_there_is_in_whatever_order_they_stand(string promise, params string[] known)
    {
        var fields = new Dictionary<string, string>
        {
            ["ORDER"] = """ "order_promised_delivery_date":"2024-03-02" """,
            ["FIRST"] = """ "first_estimated_delivery":{"datetime":"2024-03-03","datetime_max":null} """,
            ["EXPECTED"] = """ "expected_delivery":"2024-03-04" """,
            ["COURIER"] = """ "courier_estimated_delivery_date":{"estimated_delivery_date":"2024-03-05T17:00:00Z"} """,
            ["AFTERSHIP"] = """ "aftership_estimated_delivery_date":{"estimated_delivery_date":"2024-03-06"} """,
            ["LATEST"] = """ "latest_estimated_delivery":{"datetime":null,"datetime_min":"2024-03-01","datetime_max":"2024-03-07"} """,
        };
        foreach (var order in new[] { known, [.. known.Reverse()] })
        {
            var json = $$"""{"tracking_number":"900000000001",{{string.Join(',', order.Select(name => fields[name]))}},"checkpoints":[{"checkpoint_time":"2024-03-01T00:00:00Z"}]}""";
            Assert.Equal(promise, Reading.Promise(Format, json));
        }
    }

    [Theory]
    [InlineData("Pending", "Pending_001", Milestone.Other)]
    [InlineData("InfoReceived", "InfoReceived_001", Milestone.InfoReceived)]
    [InlineData("InTransit", "InTransit_001", Milestone.InTransit)]
    [InlineData("InTransit", "InTransit_002", Milestone.PickedUp)]
    [InlineData("InTransit", "InTransit_003", Milestone.Arrived)]
    [InlineData("InTransit", "InTransit_004", Milestone.ArrivedAtDestination)]
    [InlineData("InTransit", "InTransit_005", Milestone.CustomsReleased)]
    [InlineData("InTransit", "InTransit_006", Milestone.CustomsEntered)]
    [InlineData("InTransit", "InTransit_007", Milestone.Departed)]
    [InlineData("InTransit", "InTransit_008", Milestone.InTransit)]
    [InlineData("OutForDelivery", "OutForDelivery_001", Milestone.OutForDelivery)]
    [InlineData("OutForDelivery", "OutForDelivery_004", Milestone.InTransit)]
    [InlineData("AttemptFail", "AttemptFail_002", Milestone.AttemptFailed)]
    [InlineData("AvailableForPickup", "AvailableForPickup_001", Milestone.AvailableForPickup)]
    [InlineData("Delivered", "Delivered_004", Milestone.Delivered)]
    [InlineData("Exception", "Exception_001", Milestone.Exception)]
    [InlineData("Exception", "Exception_005", Milestone.Delayed)]
    [InlineData("Exception", "Exception_010", Milestone.Returning)]
    [InlineData("Exception", "Exception_011", Milestone.Returned)]
    [InlineData("Exception", "Exception_012", Milestone.Damaged)]
    [InlineData("Exception", "Exception_013", Milestone.Lost)]
    [InlineData("Exception", "Exception_020", Milestone.Cancelled)]
    [InlineData("Exception", "Exception_999", Milestone.Exception)]
    [InlineData("Expired", "Expired_001", Milestone.Expired)]
    [InlineData("Teleported", "Teleported_001", Milestone.Other)]
    public void Each_tag_has_its_milestone_and_its_subtag_may_refine_it(string tag, string subtag, Milestone milestone) => Assert.StartsWith(
        $"{milestone} | ",
        Assert.Single(Scans($$"""{"checkpoint_time":"2024-03-01T18:05:00Z","tag":"{{tag}}","subtag":"{{subtag}}"}""")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"event":"tracking_update","msg":TRACKING,"ts":1}""")]
    [InlineData("""{"meta":{"code":200},"data":{"tracking":TRACKING}}""")]
    [InlineData("""{"meta":{"code":200},"data":TRACKING}""")]
    [InlineData("""{"meta":{"code":200},"data":{"page":1,"trackings":[TRACKING]}}""")]
    [InlineData("TRACKING")]
    public void A_tracking_is_found_in_every_envelope(string envelope)
    {
        var tracking = """{"tracking_number":"900000000001","checkpoints":[{"checkpoint_time":"2024-03-01T18:05:00Z","tag":"Delivered"}]}""";
        Assert.Equal(
            ["Delivered | 2024-03-01T18:05:00Z | +00:00 | Utc | -/-/- | -"],
            Reading.Scans(Format, envelope.Replace("TRACKING", tracking, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"event":"tracking_update","msg":{"tag":"Delivered"}}""", RejectionReason.NoTrackingNumber)]
    [InlineData("""{"msg":{"tracking_number":"900000000001","checkpoints":[]}}""", RejectionReason.NoScans)]
    [InlineData("""{"msg":{"tracking_number":"900000000001","checkpoints":[{"checkpoint_time":"soon"}]}}""", RejectionReason.NoUsableTime)]
    [InlineData("""{"weather":"fine"}""", RejectionReason.UnknownShape)]
    public void A_push_without_a_scan_of_a_parcel_is_rejected(string json, RejectionReason reason) =>
        Assert.Equal($"rejected | {reason}", Reading.Lines(Format, json)[0]);

    private static string[] Scans(string checkpoints) =>
        Reading.Scans(Format, $$$"""{"msg":{"tracking_number":"900000000001","checkpoints":[{{{checkpoints}}}]}}""");
}
