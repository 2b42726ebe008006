using Analytics.Formats;

namespace Analytics.Pipeline.Journeys;

/// <summary>
/// The first time of a milestone, packed so that the smaller number is the earlier one; see the table <c>journeys</c>
/// (Schema/001_facts.sql) for the bits.
/// </summary>
internal static class Moment
{
    /// <summary>It has not happened.</summary>
    public const ulong Never = ulong.MaxValue;

    public static ulong Of(in TrackingScan scan)
    {
        var localDay = (scan.At + (scan.UtcOffsetMinutes * 60L)) / 86400;
        return ((ulong)scan.At << 32) | ((ulong)localDay << 16) | ((ulong)scan.Certainty << 8);
    }
}
