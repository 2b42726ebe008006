namespace Analytics.Formats.Tests.Dhl;

public sealed class DhlTests
{
    private const string Format = "dhl";

    [Fact]
    public void One_scan_written_with_Z_and_without_offset_stays_two_scans_that_differ_in_certainty() => Assert.Equal(
        [
            "Delivered | 2025-09-03T11:05:00Z | +02:00 | Utc | NL/-/- | -",
            "Delivered | 2025-09-03T09:05:00Z | +02:00 | Zoned | NL/-/- | -",
        ],
        Reading.Scans(Format, """
            {"shipments":[{"id":"9000000041",
            "status":{"timestamp":"2025-09-03T11:05:00Z","statusCode":"delivered","location":{"address":{"countryCode":"NL"}}},
            "events":[{"timestamp":"2025-09-03T11:05:00","statusCode":"delivered","location":{"address":{"countryCode":"NL"}}}]}]}
            """));

    [Theory]
    [InlineData("9000000041")]
    [InlineData("\"9000000041\"")]
    public void A_number_and_a_text_of_the_same_digits_are_the_same_shipment(string id) => Assert.Equal(
        "9000000041\ndhl",
        Reading.Everything(Format, $$"""{"shipments":[{"id":{{id}},"events":[{"timestamp":"2025-09-03T11:05:00","statusCode":"delivered"}]}]}"""));

    [Fact]
    public void Descriptions_localities_persons_and_piece_numbers_are_never_read()
    {
        var read = Reading.Everything(Format, """
            {"url":"/shipments?trackingNumber=canary","shipments":[{"id":"9000000041","service":"express","serviceUrl":"https://canary",
            "origin":{"address":{"countryCode":"NL","postalCode":"1000 AA","addressLocality":"Canary 2","streetAddress":"canary","addressLine":"canary"}},
            "destination":{"address":{"addressLocality":"canary","addressRegion":"canary"},"servicePoint":{"label":"canary"}},
            "status":{"timestamp":"2025-09-03T11:05:00","statusCode":"delivered","status":"CANARY","description":"CANARY","remark":"canary","nextSteps":"canary",
            "location":{"address":{"addressLocality":"Canary 2, AMSTERDAM"}}},
            "details":{"receiver":{"name":"canary"},"sender":{"givenName":"canary"},"proofOfDelivery":{"signed":{"name":"canary"},"signatureUrl":"canary"},
            "pieceIds":["canary"],"references":[{"number":"canary"}]},
            "events":[{"timestamp":"2025-09-03T11:05:00","statusCode":"delivered","status":"CANARY","description":"CANARY","statusDetailed":"canary",
            "pieceIds":["canary"],"location":{"address":{"streetAddress":"canary"}}}]}]}
            """);
        Assert.Equal("9000000041\ndhl-express\nNL\n1000 AA", read);
    }

    [Theory]
    [InlineData("pre-transit", Milestone.InfoReceived)]
    [InlineData("transit", Milestone.InTransit)]
    [InlineData("delivered", Milestone.Delivered)]
    [InlineData("failure", Milestone.Exception)]
    [InlineData("unknown", Milestone.Other)]
    [InlineData("levitating", Milestone.Other)]
    public void Each_status_code_has_its_milestone(string code, Milestone milestone) => Assert.StartsWith(
        $"{milestone} | ",
        Assert.Single(Reading.Scans(Format, Shipment($$"""  "events":[{"timestamp":"2025-09-03T11:05:00","statusCode":"{{code}}"}]  """))),
        StringComparison.Ordinal);

    [Fact]
    public void A_status_text_that_says_delivered_does_not_overrule_the_code() => Assert.StartsWith(
        "InfoReceived | ",
        Assert.Single(Reading.Scans(Format, Shipment("""  "status":{"timestamp":"2025-09-03T11:05:00","statusCode":"pre-transit","status":"DELIVERED"}  """))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\"express\"", "dhl-express")]
    [InlineData("\"parcel-de\"", "dhl-parcel-de")]
    [InlineData("null", "dhl")]
    [InlineData("\"a-service-with-a-name-that-is-far-too-long-for-one\"", "dhl")]
    public void The_carrier_is_the_company_of_the_group_that_carries(string service, string carrier) => Assert.Equal(
        carrier,
        Reading.Lines(Format, Shipment($$"""  "service":{{service}},"events":[{"timestamp":"2025-09-03T11:05:00","statusCode":"transit"}]  """))[0].Split(" | ")[2]);

    [Fact]
    public void The_companies_of_the_group_are_known_carriers()
    {
        Assert.Equal("dhl"u8, Carriers.Canonical("dhl-express"u8));
        Assert.Equal("dhl-paket"u8, Carriers.Canonical("dhl-parcel-de"u8));
        Assert.Equal("dhl-ecommerce"u8, Carriers.Canonical("dhl-ecommerce"u8));
        Assert.Equal("deutsche-post"u8, Carriers.Canonical("dhl-post-de"u8));
    }

    [Theory]
    [InlineData("\"estimatedTimeOfDelivery\":\"2025-09-03T00:00:00Z\",", "2025-09-03T23:59:59Z day")]
    [InlineData("", "2025-09-04T18:00:00Z timed")]
    public void The_promise_is_the_estimated_time_or_else_the_end_of_the_frame(string time, string promise) => Assert.Equal(
        promise,
        Reading.Promise(Format, Shipment($$"""
            "estimatedDeliveryTimeFrame":{"estimatedFrom":"2025-09-04T08:00:00Z","estimatedThrough":"2025-09-04T18:00:00Z"},{{time}}
            "events":[{"timestamp":"2025-09-03T11:05:00","statusCode":"transit"}]
            """)));

    [Theory]
    [InlineData("""{"shipments":[]}""", RejectionReason.NoTrackingNumber)]
    [InlineData("""{"status":404,"title":"No result found","detail":"No shipment with given tracking number found."}""", RejectionReason.NoTrackingNumber)]
    [InlineData("""{"shipments":[{"id":0,"events":[{"timestamp":"2025-09-03T11:05:00"}]}]}""", RejectionReason.NoTrackingNumber)]
    [InlineData("""{"shipments":[{"id":9000000041,"events":[]}]}""", RejectionReason.NoScans)]
    [InlineData("""{"shipments":[{"id":9000000041,"events":[{"statusCode":"transit"}]}]}""", RejectionReason.NoUsableTime)]
    public void An_answer_without_a_scan_of_a_shipment_is_rejected(string json, RejectionReason reason) =>
        Assert.Equal($"rejected | {reason}", Reading.Lines(Format, json)[0]);

    private static string Shipment(string fields) => $$"""{"shipments":[{"id":"9000000041",{{fields}}}]}""";
}
