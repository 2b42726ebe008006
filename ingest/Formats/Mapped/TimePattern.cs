namespace Analytics.Formats.Mapped;

/// <summary>
/// One way to write a time: ISO 8601, a Unix time, or a small pattern in the letters of .NET's custom date formats.
/// </summary>
internal sealed class TimePattern
{
    public const string Allowed =
        "iso, epoch_seconds, epoch_milliseconds, or a pattern of yyyy yy MMMM MMM MM M dd d HH H hh h mm ss fff tt zzz with the signs "
        + "between them, as MM/dd/yyyy HH:mm.";

    private const string EpochSeconds = "epoch_seconds";
    private const string EpochMilliseconds = "epoch_milliseconds";
    private const string Iso = "iso";

    private readonly string text;
    private readonly TimePart[] parts;

    private TimePattern(string text, TimePart[] parts) => (this.text, this.parts) = (text, parts);

    public static bool TryParse(string text, out TimePattern pattern)
    {
        var parts = new List<TimePart>();
        var isHalfDayClock = false;
        for (var at = 0; at < text.Length && text is not (EpochSeconds or EpochMilliseconds or Iso);)
        {
            parts.Add(TimePart.At(text, ref at, ref isHalfDayClock));
        }

        pattern = new TimePattern(text, [.. parts]);
        return parts.Count == 0 ? text.Length > 0 : IsWhole(parts, isHalfDayClock);
    }

    /// <summary>Reads a trimmed text.</summary>
    public bool TryRead(ReadOnlySpan<byte> value, out WrittenTime time) => text switch
    {
        Iso => TimeText.TryRead(value, out time),
        EpochSeconds => TryReadUnix(value, 1, out time),
        EpochMilliseconds => TryReadUnix(value, 1000, out time),
        _ => TryReadParts(value, out time),
    };

    /// <summary>The other pattern is this one with day and month exchanged, both as digits.</summary>
    public bool IsOtherOrderOf(TimePattern other) => parts.Length > 0 && parts.Length == other.parts.Length
        && parts.Zip(other.parts).All(pair => pair.First.HasShapeOf(pair.Second))
        && parts.Zip(other.parts).Any(pair => pair.First.Kind != pair.Second.Kind);

    public override string ToString() => text;

    private static bool IsWhole(List<TimePart> parts, bool isHalfDayClock)
    {
        var kinds = parts.Select(part => part.Kind).Where(kind => kind != TimePartKind.Literal).ToList();
        return kinds.Distinct().Count() == kinds.Count
            && !kinds.Contains(TimePartKind.Invalid)
            && kinds.Contains(TimePartKind.Year) && kinds.Contains(TimePartKind.Month) && kinds.Contains(TimePartKind.Day)
            && kinds.Contains(TimePartKind.HalfDay) == isHalfDayClock
            && (kinds.Contains(TimePartKind.Hour) || !kinds.Exists(kind => kind > TimePartKind.Hour))
            && (kinds.Contains(TimePartKind.Minute) || !kinds.Contains(TimePartKind.Second))
            && (!kinds.Contains(TimePartKind.Offset) || kinds[^1] == TimePartKind.Offset);
    }

    private static bool TryReadUnix(ReadOnlySpan<byte> value, long perSecond, out WrittenTime time)
    {
        time = default;
        return System.Buffers.Text.Utf8Parser.TryParse(value, out long number, out var used) && used == value.Length
            && TryMake(number / perSecond, 0, hasOffset: true, isZulu: true, hasTimeOfDay: true, out time);
    }

    private bool TryReadParts(ReadOnlySpan<byte> value, out WrittenTime time)
    {
        time = default;
        var read = new ClockReading();
        foreach (var part in parts)
        {
            if (!part.TryRead(ref value, ref read))
            {
                return false;
            }
        }

        return value.IsEmpty && read.TrySettle(out var seconds)
            && TryMake(seconds, read.OffsetMinutes, read.HasOffset, read.IsZulu, read.HasTimeOfDay, out time);
    }

    private static bool TryMake(long clock, int offset, bool hasOffset, bool isZulu, bool hasTimeOfDay, out WrittenTime time)
    {
        time = new WrittenTime(clock, (short)offset, hasOffset, isZulu, hasTimeOfDay);
        return TimeText.IsBelievable(clock);
    }
}
