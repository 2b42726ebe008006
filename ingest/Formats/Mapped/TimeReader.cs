namespace Analytics.Formats.Mapped;

/// <summary>Reads the times of a mapped source as its map says they are written.</summary>
internal sealed class TimeReader(MappingFile map)
{
    private const int LastSecondOfDay = 86399;
    private readonly TimePattern[] patterns = [.. map.Times];
    private readonly ZoneRule zone = map.Zone;
    private readonly bool promiseIsDate = map.PromiseIsDate;

    /// <summary>Reads a trimmed text; times without offset get that of the map's zone.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out WrittenTime time, out bool isFromZone)
    {
        isFromZone = false;
        time = default;
        if (!TryReadWritten(text, out var written))
        {
            return false;
        }

        time = zone.Settle(written, out isFromZone);
        return true;
    }

    /// <summary>Seconds since 1970 (UTC); 0 when the text is no time.</summary>
    public long ReadInstant(ReadOnlySpan<byte> text) => TryRead(text, out var time, out _) ? time.Instant : 0;

    /// <summary>
    /// A promise; empty when the text is no time. A time of day, also midnight, makes it a promise to the second, unless the
    /// map says that it is a date. One without offset is one of the destination's clock.
    /// </summary>
    public Promise ReadPromise(ReadOnlySpan<byte> text, ReadOnlySpan<byte> destinationCountry)
    {
        if (!TryRead(text, out var time, out _))
        {
            return default;
        }

        if (!time.HasOffset && Countries.TryRead(destinationCountry, out var country) && Zones.TryOffsetOfLocal(country, time.Clock, out var offset))
        {
            time = time with { OffsetMinutes = offset, HasOffset = true };
        }

        var isTimed = time.HasTimeOfDay && !promiseIsDate;
        var clock = isTimed ? time.Clock : (time.LocalDay * 86400L) + LastSecondOfDay;
        return new Promise(clock - (time.OffsetMinutes * 60L), time.LocalDay, isTimed);
    }

    private bool TryReadWritten(ReadOnlySpan<byte> text, out WrittenTime time)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.TryRead(text, out time))
            {
                return true;
            }
        }

        return TimeText.TryRead(text, out time);
    }
}
