namespace Analytics.Formats.Tests;

/// <summary>Payloads of the providers themselves: each is read whole or refused for the right reason.</summary>
public sealed class ReferencePayloadTests
{
    [Theory]
    [InlineData("17track", "webhook_v2.4_TRACKING_UPDATED_ups.json", RejectionReason.None, 1, 5)]
    [InlineData("17track", "webhook_v2.4_TRACKING_STOPPED_doc.json", RejectionReason.NoScans, 0, 0)]
    [InlineData("17track", "webhook_v1_TRACKING_UPDATED_usps.json", RejectionReason.None, 1, 1)]
    [InlineData("17track", "synthetic_v2.4_gettrackinfo_yanwen_190012.json", RejectionReason.None, 1, 3)]
    [InlineData("trackingmore", "v2_tracking_object_china-post.json", RejectionReason.None, 1, 5)]
    public void A_payload_is_read_or_refused_for_the_right_reason(string format, string file, RejectionReason reason, int parcels, int scans)
    {
        var push = new DecodedPush();

        var actual = PushText.ReaderOf(format).Read(File.ReadAllBytes(Path.Combine(SharedFolder.Payloads(format), file)), push);

        Assert.Equal(reason, actual);
        Assert.Equal(parcels, push.Parcels.Length);
        Assert.Equal(scans, parcels == 0 ? 0 : push.ScansOf(push.Parcels[0]).Length);
    }

    [Theory]
    [InlineData("17track")]
    [InlineData("trackingmore")]
    public void Every_field_of_every_payload_is_named_by_the_policy(string format)
    {
        var files = Directory.GetFiles(SharedFolder.Payloads(format), "*.json");
        var reader = (SnapshotReader)PushText.ReaderOf(format);

        foreach (var file in files)
        {
            reader.Read(File.ReadAllBytes(file), new DecodedPush());
        }

        Assert.NotEmpty(files);
        Assert.Empty(reader.Unknown.Counts);
    }
}
