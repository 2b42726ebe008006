namespace Analytics.Intake.Signatures;

/// <summary>TrackingMore v4: timestamp and signature stand in headers.</summary>
/// <param name="signed">Checks the two; see there what the signature is.</param>
/// <param name="timestampHeader">Name of the header with the timestamp. TrackingMore publishes none, so there is no default.</param>
/// <param name="signatureHeader">Name of the header with the signature; likewise.</param>
internal sealed class TrackingMoreSignature(SignedTimestamp signed, string timestampHeader, string signatureHeader) : IPushSignature
{
    public bool Verify(in SignedPush push) =>
        signed.Verify(push.Header(timestampHeader), push.Header(signatureHeader), push.UrlSecret);
}
