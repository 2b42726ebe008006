namespace Analytics.Formats;

/// <summary>One checkpoint of one parcel, as a provider reports it. Texts are slices of the push it came in.</summary>
public struct TrackingScan
{
    /// <summary>What happened.</summary>
    public Milestone Milestone { readonly get; internal set; }

    /// <summary>When: seconds since 1970-01-01T00:00Z; for <see cref="TimeCertainty.Local"/> the wall clock read as if it were UTC.</summary>
    public long At { readonly get; internal set; }

    /// <summary>UTC offset of the local clock in minutes; 0 where none is known.</summary>
    public short UtcOffsetMinutes { readonly get; internal set; }

    public TimeCertainty Certainty { readonly get; internal set; }

    /// <summary>Where, still to be coarsened.</summary>
    public PlaceText Place { readonly get; internal set; }

    /// <summary>The carrier that scanned, where it is told apart from the parcel's; else empty.</summary>
    public Slice Carrier { readonly get; internal set; }

    /// <summary>The provider withdraws this scan: it must lose its effect, also when it comes before the scan itself.</summary>
    public bool Retracted { readonly get; internal set; }
}
