namespace Analytics.Formats.Tests;

/// <summary>Payloads of the providers themselves: each is read whole or refused for the right reason.</summary>
public sealed class ReferencePayloadTests
{
    // Format, file, and what comes of it: the reason, the parcels, the scans of the first of them.
    private static readonly TheoryData<string, string, RejectionReason, int, int> Expected = new()
    {
        { "17track", "webhook_v2.4_TRACKING_UPDATED_ups.json", RejectionReason.None, 1, 5 },
        { "17track", "webhook_v2.4_TRACKING_STOPPED_doc.json", RejectionReason.NoScans, 0, 0 },
        { "17track", "webhook_v1_TRACKING_UPDATED_usps.json", RejectionReason.None, 1, 1 },
        { "17track", "synthetic_v2.4_gettrackinfo_yanwen_190012.json", RejectionReason.None, 1, 3 },
        { "trackingmore", "v2_tracking_object_china-post.json", RejectionReason.None, 1, 5 },
        { "aftership", "get_tracking_v4_fedex_delivered.json", RejectionReason.None, 1, 1 },
        { "aftership", "webhook_2026-07_tracking_update_doc_trimmed.json", RejectionReason.NoTrackingNumber, 0, 0 },
        { "easypost", "event_retrieve_no_result.json", RejectionReason.TestTraffic, 0, 0 },
        { "easypost", "tracker_retrieve_usps.json", RejectionReason.TestTraffic, 0, 0 },
        { "easypost", "webhook_tracker.updated_fedex.json", RejectionReason.None, 1, 7 },
        { "shippo", "doc_track_usps_2015_delivered.json", RejectionReason.None, 1, 4 },
        { "shippo", "recorded_get_track_usps_2017.json", RejectionReason.None, 1, 12 },
        { "dhl", "unified_track_shipments_response_doc.json", RejectionReason.None, 1, 2 },
        { "epcis", "ErrorDeclarationAndCorrectiveEvent.json", RejectionReason.None, 4, 1 },
        { "epcis", "Example_9.6.1-ObjectEvent.json", RejectionReason.None, 3, 1 },
    };

    public static TheoryData<string, string, RejectionReason, int, int> Payloads => Expected;

    public static TheoryData<string> Formats => [.. Expected.Select(row => row.Data.Item1).Distinct()];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_payload_is_read_or_refused_for_the_right_reason(string format, string file, RejectionReason reason, int parcels, int scans)
    {
        var push = new DecodedPush();

        var actual = PushText.ReaderOf(format).Read(File.ReadAllBytes(Path.Combine(SharedFolder.Payloads(format), file)), push);

        Assert.Equal(reason, actual);
        if (reason == RejectionReason.None)
        {
            Assert.Equal(parcels, push.Parcels.Length);
            Assert.Equal(scans, push.ScansOf(push.Parcels[0]).Length);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_field_of_every_payload_is_named_by_the_policy(string format)
    {
        var files = Directory.GetFiles(SharedFolder.Payloads(format), "*.json");
        var reader = PushText.ReaderOf(format);

        foreach (var file in files)
        {
            reader.Read(File.ReadAllBytes(file), new DecodedPush());
        }

        Assert.NotEmpty(files);
        Assert.Empty(reader.UnknownFields);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_payload_is_left_out(string format) => Assert.Equal(
        Directory.GetFiles(SharedFolder.Payloads(format), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
        Expected.Where(row => row.Data.Item1 == format).Select(row => row.Data.Item2).Order(StringComparer.Ordinal));
}
