namespace Analytics.Formats;

/// <summary>Why a push was not kept. A closed set: each reason is counted, and each has a test.</summary>
public enum RejectionReason : byte
{
    None = 0,
    /// <summary>Not the syntax of its format: broken JSON, a torn line, a row with too few columns.</summary>
    Malformed = 1,
    /// <summary>Bytes that are not UTF-8.</summary>
    InvalidUtf8 = 2,
    /// <summary>Nested deeper than <see cref="FormatLimits.MaxDepth"/>.</summary>
    TooDeep = 3,
    /// <summary>Longer than <see cref="FormatLimits.MaxPushBytes"/>, or more scans, parcels or milestones than <see cref="FormatLimits"/> allows.</summary>
    TooLarge = 4,
    /// <summary>Well formed, but not a message of the named format.</summary>
    UnknownShape = 5,
    /// <summary>No tracking number, or a placeholder in its place.</summary>
    NoTrackingNumber = 6,
    /// <summary>Names a parcel but tells nothing that happened to it.</summary>
    NoScans = 7,
    /// <summary>No scan has a time that can be read and believed.</summary>
    NoUsableTime = 8,
    /// <summary>The provider marks it as a test, not as real traffic.</summary>
    TestTraffic = 9,
    /// <summary>A kept text value looks like an identifier (e-mail, phone, tracking number).</summary>
    Tripwire = 10,
    /// <summary>A value in the raw log that is no envelope: another version, cut off, or written by somebody else.</summary>
    NotAnEnvelope = 11,
    /// <summary>An envelope of a day whose key is not there: destroyed with its day, or never made here.</summary>
    UnknownKey = 12,
    /// <summary>An envelope that its day's key does not open: changed, damaged, or sealed under another key.</summary>
    Undecryptable = 13,
    /// <summary>An envelope of a provider or map that is not set up where it is read.</summary>
    UnknownSource = 14,
}
