using System.Text;
using Analytics.Formats;
using Analytics.Pipeline.Tests.Harness;

namespace Analytics.Pipeline.Tests.Outcomes;

public sealed class RejectionTests
{
    [Fact]
    [Shows(RejectionReason.Malformed)]
    public void A_push_that_breaks_off_is_rejected() =>
        AssertRejected(RejectionReason.Malformed, Transformed.From("17track", Whole[..^3]));

    [Fact]
    public void A_push_that_could_not_even_be_framed_is_rejected_for_the_reason_of_its_framer() =>
        AssertRejected(RejectionReason.TooLarge, Transformed.From(Blocks.Torn(Blocks.Format("17track"), RejectionReason.TooLarge)));

    [Fact]
    [Shows(RejectionReason.InvalidUtf8)]
    public void A_push_with_bytes_that_are_not_UTF8_is_rejected() =>
        AssertRejected(RejectionReason.InvalidUtf8, Transformed.From("17track", [.. Encoding.UTF8.GetBytes(Whole), 0xFF]));

    [Fact]
    [Shows(RejectionReason.TooDeep)]
    public void A_push_that_is_nested_too_deep_is_rejected_even_where_nothing_is_read()
    {
        var deep = new string('[', FormatLimits.MaxDepth) + new string(']', FormatLimits.MaxDepth);
        AssertRejected(RejectionReason.TooDeep, Transformed.From("17track", Json.Push(Json.Event(), more: $",\"param\":{deep}")));
    }

    [Fact]
    [Shows(RejectionReason.TooLarge)]
    public void A_push_of_too_many_bytes_is_rejected() =>
        AssertRejected(RejectionReason.TooLarge, Transformed.From("17track", Whole + new string(' ', FormatLimits.MaxPushBytes)));

    [Fact]
    public void A_push_of_too_many_scans_is_rejected()
    {
        var events = string.Join(',', Enumerable.Repeat(Json.Event(), FormatLimits.MaxScansPerPush + 1));
        AssertRejected(RejectionReason.TooLarge, Transformed.From("17track", Json.Push(events)));
    }

    [Fact]
    [Shows(RejectionReason.UnknownShape)]
    public void A_push_of_another_format_is_rejected() =>
        AssertRejected(RejectionReason.UnknownShape, Transformed.From("17track", """{"temperature":21}"""));

    [Fact]
    [Shows(RejectionReason.NoTrackingNumber)]
    public void A_push_without_tracking_number_is_rejected() =>
        AssertRejected(RejectionReason.NoTrackingNumber, Transformed.From("17track", Json.Push(Json.Event(), number: "")));

    [Theory]
    [InlineData("0")]
    [InlineData("N/A")]
    [InlineData("---")]
    public void A_push_with_a_placeholder_for_its_tracking_number_is_rejected(string number) =>
        AssertRejected(RejectionReason.NoTrackingNumber, Transformed.From("17track", Json.Push(Json.Event(), number)));

    [Fact]
    [Shows(RejectionReason.NoScans)]
    public void A_push_that_tells_nothing_that_happened_is_rejected() =>
        AssertRejected(RejectionReason.NoScans, Transformed.From("17track", Json.Push("")));

    [Fact]
    [Shows(RejectionReason.NoUsableTime)]
    public void A_push_whose_scans_have_no_time_to_be_believed_is_rejected() =>
        AssertRejected(RejectionReason.NoUsableTime, Transformed.From("17track", Json.Push(Json.Event("0001-01-01T00:00:00Z"))));

    [Fact]
    [Shows(RejectionReason.TestTraffic)]
    public void A_push_that_its_provider_marks_as_a_test_is_rejected() =>
        AssertRejected(RejectionReason.TestTraffic, Transformed.From("easypost", $$$"""
            {"object":"Event","mode":"test","result":{"tracking_code":"{{{Json.Number}}}","carrier":"USPS",
            "tracking_details":[{"status":"in_transit","datetime":"2026-10-01T08:00:00Z"}]}}
            """));

    [Theory]
    [InlineData("for jo@mail.test")]
    [InlineData("call 555-010-0199")]
    [InlineData("ZZ000000019QQ")]
    [InlineData("1Z999AA10000000001")]
    public void A_push_with_an_identifier_for_its_service_is_rejected(string service) =>
        AssertRejected(RejectionReason.Tripwire, Transformed.From(Parcel with { Service = service }));

    [Fact]
    [Shows(RejectionReason.Tripwire)]
    public void A_push_with_an_identifier_for_its_carrier_is_rejected() =>
        AssertRejected(RejectionReason.Tripwire, Transformed.From(Parcel with { Carrier = "jo@mail.test" }));

    [Fact]
    public void A_push_with_an_identifier_for_the_carrier_of_one_scan_is_rejected()
    {
        var tripping = Parcel.Scans[0] with { Carrier = "jo@mail.test" };
        AssertRejected(RejectionReason.Tripwire, Transformed.From(Parcel, Parcel with { Scans = [.. Parcel.Scans, tripping] }));
    }

    private static string Whole { get; } = Json.Push(Json.Event());

    private static ScriptedParcel Parcel { get; } = new(Json.Number, new ScriptedScan(Milestone.PickedUp, ScriptedPushes.Start));

    private static void AssertRejected(RejectionReason reason, Transformed result)
    {
        Assert.Equal((1, 1), (result.Tally.RejectedFor(reason), result.Tally.Total));
        var rejection = Assert.Single(result.Rows("rejections"));
        Assert.Equal($"load_id={Transformed.Load} file=0 line=1 reason={reason}", rejection.ToString());
        Assert.All(result.Written.Inserts, insert => Assert.Equal("rejections", insert.Table));
    }
}
