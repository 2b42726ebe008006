using NodaTime;

namespace Analytics.Formats.Mapped;

/// <summary>The offsets of one time zone over the range of believable times, looked up without allocation.</summary>
internal sealed class ZoneTable
{
    private readonly long[] localEnds;
    private readonly long[] localStarts;
    private readonly short[] offsets;

    public ZoneTable(DateTimeZone zone)
    {
        var intervals = zone.GetZoneIntervals(Instant.FromUtc(1989, 12, 1, 0, 0), Instant.FromUtc(2080, 1, 1, 0, 0)).ToList();
        offsets = [.. intervals.Select(interval => (short)(interval.WallOffset.Seconds / 60))];
        localStarts = [.. intervals.Select(interval => interval.HasStart ? Local(interval.Start, interval) : long.MinValue)];
        localEnds = [.. intervals.Select(interval => interval.HasEnd ? Local(interval.End, interval) : long.MaxValue)];
    }

    /// <summary>
    /// UTC offset in minutes of a local clock reading, in seconds since 1970. In the hour that a clock change repeats the
    /// earlier instant is taken; in the hour that it skips, the offset before the change.
    /// </summary>
    public short OffsetOfLocal(long clock)
    {
        var at = Array.BinarySearch(localEnds, clock);
        var interval = at >= 0 ? at + 1 : ~at;
        return offsets[interval > 0 && clock < localStarts[interval] ? interval - 1 : interval];
    }

    private static long Local(Instant instant, NodaTime.TimeZones.ZoneInterval interval) =>
        instant.ToUnixTimeSeconds() + interval.WallOffset.Seconds;
}
