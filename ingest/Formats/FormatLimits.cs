namespace Analytics.Formats;

/// <summary>Bounds on one push. They keep memory flat whatever a sender does.</summary>
public static class FormatLimits
{
    /// <summary>Deepest JSON nesting read, in levels.</summary>
    public const int MaxDepth = 64;

    /// <summary>Longest push read, in bytes.</summary>
    public const int MaxPushBytes = 8 * 1024 * 1024;

    /// <summary>Most scans taken from one push.</summary>
    public const int MaxScansPerPush = 10_000;

    /// <summary>Most parcels taken from one push.</summary>
    public const int MaxParcelsPerPush = 10_000;

    /// <summary>Most entries taken from a provider's own list of milestones of one parcel.</summary>
    public const int MaxMilestonesPerParcel = 64;
}
