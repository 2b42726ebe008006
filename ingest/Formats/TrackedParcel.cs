namespace Analytics.Formats;

/// <summary>What the push itself says of how the data may be used.</summary>
[Flags]
public enum DataUse : byte
{
    None = 0,
    /// <summary>The subject is a minor: the whole push is withheld.</summary>
    Minor = 1,
    /// <summary>The subject wants nothing sold.</summary>
    DoNotSell = 2,
    /// <summary>The subject objects to use for predictions.</summary>
    Objection = 4,
    /// <summary>Consent to sale is on record.</summary>
    Consent = 8,
    /// <summary>The row came from a linked Google account.</summary>
    GoogleLinked = 16,
    /// <summary>The subject has asked that it be used for nothing.</summary>
    Restricted = 32,
}

/// <summary>A delivery promise: an instant or a local date.</summary>
/// <param name="At">End of the promised window: seconds since 1970 (UTC); for a bare date the last second of that date.</param>
/// <param name="LocalDay">Promised local date, as days since 1970-01-01.</param>
/// <param name="Timed">False when the provider promised a date and no time of day.</param>
public readonly record struct Promise(long At, int LocalDay, bool Timed)
{
    public bool IsEmpty => At == 0;
}

/// <summary>One parcel as one push describes it. Its scans stand in <see cref="DecodedPush.ScansOf"/>.</summary>
public struct TrackedParcel
{
    public IdentifierSlice Number { readonly get; internal set; }

    /// <summary>Carrier as the provider names it (a slug, a name, a number of its own list).</summary>
    public Slice Carrier { readonly get; internal set; }

    public Slice Service { readonly get; internal set; }

    public PlaceText Origin { readonly get; internal set; }

    public PlaceText Destination { readonly get; internal set; }

    public Promise Promise { readonly get; internal set; }

    /// <summary>When the provider took this snapshot: seconds since 1970 (UTC); 0 where it does not say.</summary>
    public long SnapshotAt { readonly get; internal set; }

    public DataUse DataUse { readonly get; internal set; }

    internal int FirstScan;
    internal int ScanCount;
    internal int FirstPerson;
    internal int PersonCount;
}

/// <summary>A person named on a parcel: one e-mail address, phone number or account reference.</summary>
public readonly record struct PersonOnParcel(bool IsShipper, IdentifierSlice Value);
