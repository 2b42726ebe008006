using Analytics.Formats;
using Analytics.Pipeline.Tests.Harness;

namespace Analytics.Pipeline.Tests.Outcomes;

/// <summary>What the raw log could not open comes to the pipeline as a push without content and with a reason.</summary>
public sealed class RawLogRejectionTests
{
    [Fact]
    [Shows(RejectionReason.NotAnEnvelope)]
    public void A_message_that_is_no_envelope_is_rejected() => AssertRejected(RejectionReason.NotAnEnvelope);

    [Fact]
    [Shows(RejectionReason.UnknownKey)]
    public void A_push_whose_key_is_not_there_is_rejected() => AssertRejected(RejectionReason.UnknownKey);

    [Fact]
    [Shows(RejectionReason.Undecryptable)]
    public void A_push_that_its_key_does_not_open_is_rejected() => AssertRejected(RejectionReason.Undecryptable);

    [Fact]
    [Shows(RejectionReason.UnknownSource)]
    public void A_push_of_a_source_that_is_not_set_up_is_rejected() => AssertRejected(RejectionReason.UnknownSource);

    private static void AssertRejected(RejectionReason reason)
    {
        var result = Transformed.From(Blocks.Torn(Blocks.Format("17track"), reason, line: 7));

        Assert.Equal((1, 1), (result.Tally.RejectedFor(reason), result.Tally.Total));
        Assert.Equal($"load_id={Transformed.Load} file=0 line=7 reason={reason}", Assert.Single(result.Rows("rejections")).ToString());
    }
}
