namespace Analytics.Formats;

/// <summary>How surely a scan's instant is known. Stored (column <c>scans.certainty</c>).</summary>
public enum TimeCertainty : byte
{
    /// <summary>Local time with its UTC offset.</summary>
    Offset = 1,
    /// <summary>The provider gives UTC; the local date is not known.</summary>
    Utc = 2,
    /// <summary>No offset given; resolved through the place, whose country has one time zone.</summary>
    Zoned = 3,
    /// <summary>No offset given and none to be found: local time kept as if it were UTC.</summary>
    Local = 4,
}
