namespace Analytics.Formats.Tests.Epcis;

public sealed class EpcisTests
{
    private const string Format = "epcis";
    private const string Sscc = "urn:epc:id:sscc:0000000.0000000001";
    private const string Time = "\"eventTime\":\"2025-05-01T22:00:00Z\",\"eventTimeZoneOffset\":\"+02:00\"";
    private const string Error = "\"errorDeclaration\":{\"declarationTime\":\"2025-05-02T00:00:00Z\"}";

    private static readonly string Shipped = $$"""{"type":"ObjectEvent","epcList":["{{Sscc}}"],"bizStep":"shipping",{{Time}}}""";
    private static readonly string Withdrawn = $$"""{"type":"ObjectEvent","epcList":["{{Sscc}}"],"bizStep":"shipping",{{Time}},{{Error}}}""";

    [Fact]
    public void A_withdrawn_event_repeats_its_scan_as_retracted_after_it() => Assert.Equal(
        ["Departed | 2025-05-01T22:00:00Z | +02:00 | Offset | -/-/- | -", "Departed | 2025-05-01T22:00:00Z | +02:00 | Offset | -/-/- | - | retracted"],
        Reading.Scans(Format, Document(Shipped, Withdrawn)));

    [Fact]
    public void A_withdrawn_event_repeats_its_scan_as_retracted_before_it() => Assert.Equal(
        ["Departed | 2025-05-01T22:00:00Z | +02:00 | Offset | -/-/- | - | retracted", "Departed | 2025-05-01T22:00:00Z | +02:00 | Offset | -/-/- | -"],
        Reading.Scans(Format, Document(Withdrawn, Shipped)));

    [Theory]
    [InlineData("\"errorDeclaration\":{\"declarationTime\":\"2025-05-02T00:00:00Z\"}", true)]
    [InlineData("\"errorDeclaration\":{\"reason\":\"did_not_occur\",\"correctiveEventIDs\":[]}", true)]
    [InlineData("\"errorDeclaration\":null", false)]
    public void An_error_declaration_withdraws_wherever_it_stands_in_the_event(string error, bool withdraws)
    {
        var before = Assert.Single(Reading.Scans(Format, $$"""{{{error}},"epcList":["{{Sscc}}"],{{Time}}}"""));
        var behind = Assert.Single(Reading.Scans(Format, $$"""{"epcList":["{{Sscc}}"],{{Time}},{{error}}}"""));
        Assert.Equal(before, behind);
        Assert.Equal(withdraws, before.EndsWith(" | retracted", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_withdrawn_event_of_a_document_is_retracted() => Assert.Equal(
        [false, true, false],
        Reading.Scans(Format, Document(Shipped, Withdrawn, Shipped)).Select(scan => scan.EndsWith("retracted", StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"epcList\":[\"urn:a\",\"urn:b\",\"urn:c\"]", "urn:a\nurn:b\nurn:c")]
    [InlineData("\"parentID\":\"urn:p\",\"childEPCs\":[\"urn:a\",\"urn:b\"]", "urn:p\nurn:a\nurn:b")]
    [InlineData("\"inputEPCList\":[\"urn:a\"],\"outputEPCList\":[\"urn:b\",\"urn:c\"]", "urn:a\nurn:b\nurn:c")]
    [InlineData("\"parentID\":\"urn:p\",\"epcList\":[\"urn:a\",null,\"\"]", "urn:p\nurn:a")]
    [InlineData("\"epcList\":[\"https:\\/\\/id.example.org\\/00\\/1\"]", "https://id.example.org/00/1")]
    public void Every_object_of_an_event_is_a_parcel(string objects, string numbers) =>
        Assert.Equal(numbers, Reading.Everything(Format, $$"""{"type":"SomeEvent",{{objects}},{{Time}}}"""));

    [Theory]
    [InlineData("2025-05-01T22:00:00Z", "\"+02:00\"", "2025-05-01T22:00:00Z | +02:00 | Offset")]
    [InlineData("2025-05-01T22:00:00-06:00", "\"+02:00\"", "2025-05-02T04:00:00Z | +02:00 | Offset")]
    [InlineData("2025-05-01T22:00:00", "\"-05:30\"", "2025-05-02T03:30:00Z | -05:30 | Offset")]
    [InlineData("2025-05-01T22:00:00Z", "null", "2025-05-01T22:00:00Z | +00:00 | Utc")]
    [InlineData("2025-05-01T22:00:00+01:00", "\"local\"", "2025-05-01T21:00:00Z | +01:00 | Offset")]
    [InlineData("2025-05-01T22:00:00", "null", "2025-05-01T22:00:00 | - | Local")]
    public void The_instant_is_eventTimes_and_the_local_clock_is_the_offset_fields(string time, string offset, string clock) => Assert.Equal(
        [$"Other | {clock} | -/-/- | -"],
        Reading.Scans(Format, $$"""{"epcList":["{{Sscc}}"],"eventTime":"{{time}}","eventTimeZoneOffset":{{offset}}}"""));

    [Theory]
    [InlineData("shipping", Milestone.Departed)]
    [InlineData("urn:epcglobal:cbv:bizstep:shipping", Milestone.Departed)]
    [InlineData("https://ref.gs1.org/cbv/BizStep-shipping", Milestone.Departed)]
    [InlineData("departing", Milestone.Departed)]
    [InlineData("picking", Milestone.InfoReceived)]
    [InlineData("staging_outbound", Milestone.InfoReceived)]
    [InlineData("loading", Milestone.InTransit)]
    [InlineData("transporting", Milestone.InTransit)]
    [InlineData("arriving", Milestone.Arrived)]
    [InlineData("receiving", Milestone.Arrived)]
    [InlineData("void_shipping", Milestone.Cancelled)]
    [InlineData("commissioning", Milestone.Other)]
    [InlineData("delivered", Milestone.Other)]
    [InlineData("https://shop.example/steps/shipping", Milestone.Other)]
    public void Each_business_step_has_its_milestone_however_it_is_written(string step, Milestone milestone) =>
        Assert.Equal(milestone, MilestoneOf(step, "active"));

    [Theory]
    [InlineData("", "in_transit", Milestone.InTransit)]
    [InlineData("arriving", "in_transit", Milestone.Arrived)]
    [InlineData("receiving", "in_progress", Milestone.Arrived)]
    [InlineData("receiving", "damaged", Milestone.Damaged)]
    [InlineData("receiving", "urn:epcglobal:cbv:disp:damaged", Milestone.Damaged)]
    [InlineData("receiving", "https://ref.gs1.org/cbv/Disp-damaged", Milestone.Damaged)]
    [InlineData("inspecting", "stolen", Milestone.Lost)]
    [InlineData("shipping", "returned", Milestone.Returning)]
    [InlineData("receiving", "returned", Milestone.Returned)]
    [InlineData("storing", "expired", Milestone.Other)]
    public void A_disposition_tells_what_the_business_step_leaves_open(string step, string disposition, Milestone milestone) =>
        Assert.Equal(milestone, MilestoneOf(step, disposition));

    [Theory]
    [InlineData("{\"type\":\"EPCISDocument\",\"epcisBody\":{\"eventList\":[EVENT]}}")]
    [InlineData("{\"type\":\"EPCISDocument\",\"epcisBody\":{\"event\":EVENT}}")]
    [InlineData("{\"type\":\"EPCISQueryDocument\",\"epcisBody\":{\"queryResults\":{\"queryName\":\"q\",\"resultsBody\":{\"eventList\":[EVENT]}}}}")]
    [InlineData("EVENT")]
    public void An_event_is_found_in_every_envelope(string envelope) => Assert.Equal(
        ["Departed | 2025-05-01T22:00:00Z | +02:00 | Offset | -/-/- | -"],
        Reading.Scans(Format, envelope.Replace("EVENT", Shipped, StringComparison.Ordinal)));

    [Fact]
    public void Transactions_parties_sites_and_reasons_are_never_read() => Assert.Equal(
        Sscc,
        Reading.Everything(Format, $$"""
            {"eventID":"canary","epcList":["{{Sscc}}"],{{Time}},"readPoint":{"id":"canary"},"bizLocation":{"id":"canary"},
            "bizTransactionList":[{"type":"po","bizTransaction":"canary"}],"sourceList":[{"source":"canary"}],"destinationList":[{"destination":"canary"}],
            "errorDeclaration":{"reason":"canary","correctiveEventIDs":["canary"]},"ilmd":{"a":"canary"},"quantityList":[{"epcClass":"canary"}]}
            """));

    [Theory]
    [InlineData("""{"type":"EPCISDocument","epcisBody":{"eventList":[]}}""", RejectionReason.NoTrackingNumber)]
    [InlineData("""{"type":"ObjectEvent","quantityList":[{"epcClass":"urn:c"}],"eventTime":"2025-05-01T22:00:00Z"}""", RejectionReason.NoTrackingNumber)]
    [InlineData("""{"type":"ObjectEvent","epcList":["0"],"eventTime":"2025-05-01T22:00:00Z"}""", RejectionReason.NoTrackingNumber)]
    [InlineData("""{"type":"ObjectEvent","epcList":["urn:a"]}""", RejectionReason.NoUsableTime)]
    [InlineData("""{"weather":"fine"}""", RejectionReason.UnknownShape)]
    [InlineData("""{"epcList":["urn:a"],""", RejectionReason.Malformed)]
    public void A_message_without_a_timed_event_of_an_object_is_rejected(string json, RejectionReason reason) =>
        Assert.Equal($"rejected | {reason}", Reading.Lines(Format, json)[0]);

    [Fact]
    public void More_objects_than_a_push_may_name_are_rejected_rather_than_cut_off()
    {
        Assert.StartsWith("parcel | ", Reading.Lines(Format, WithObjects(FormatLimits.MaxParcelsPerPush))[0], StringComparison.Ordinal);
        Assert.Equal("rejected | TooLarge", Reading.Lines(Format, WithObjects(FormatLimits.MaxParcelsPerPush + 1))[0]);
    }

    private static Milestone MilestoneOf(string step, string disposition) => Enum.Parse<Milestone>(
        Assert.Single(Reading.Scans(Format, $$"""{"epcList":["{{Sscc}}"],"bizStep":"{{step}}","disposition":"{{disposition}}",{{Time}}}""")).Split(' ')[0]);

    private static string WithObjects(int count) =>
        $$"""{"epcList":[{{string.Join(',', Enumerable.Range(1, count).Select(number => $"\"urn:{number}\""))}}],{{Time}}}""";

    private static string Document(params string[] events) =>
        $$$"""{"type":"EPCISDocument","epcisBody":{"eventList":[{{{string.Join(',', events)}}}]}}""";
}
