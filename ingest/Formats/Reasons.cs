namespace Analytics.Formats;

/// <summary>Reasons in words.</summary>
public static class Reasons
{
    /// <summary>True when the file is at fault; a push that is a test or tells nothing is none.</summary>
    public static bool IsFault(this RejectionReason reason) =>
        reason is RejectionReason.Malformed or RejectionReason.InvalidUtf8 or RejectionReason.TooDeep or RejectionReason.TooLarge or RejectionReason.UnknownShape;

    public static string Explain(RejectionReason reason) => reason switch
    {
        RejectionReason.Malformed => "not the syntax of the format: broken or torn",
        RejectionReason.InvalidUtf8 => "not UTF-8 text",
        RejectionReason.TooDeep => "nested deeper than 64 levels",
        RejectionReason.TooLarge => "longer than 8 MiB, or more parcels or scans than one push can have",
        RejectionReason.UnknownShape => "well formed, but not a message of this format",
        RejectionReason.NoTrackingNumber => "no tracking number",
        RejectionReason.NoScans => "tells nothing that happened to its parcel",
        RejectionReason.NoUsableTime => "no scan has a time that can be read and believed",
        RejectionReason.TestTraffic => "marked as a test by its provider",
        RejectionReason.Tripwire => "a text that is kept looks like an e-mail, phone or tracking number",
        RejectionReason.NotAnEnvelope => "not an envelope of the raw log",
        RejectionReason.UnknownKey => "sealed under the key of a day that is not there",
        RejectionReason.Undecryptable => "not opened by its day's key: changed, damaged, or sealed under another",
        RejectionReason.UnknownSource => "of a provider or map that is not set up",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "This reason has no words yet."),
    };

    public static string Explain(WithholdingReason reason) => reason switch
    {
        WithholdingReason.Minor => "its subject is a minor",
        WithholdingReason.Erased => "its subject has asked to be erased",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "This reason has no words yet."),
    };
}
