namespace Analytics.Formats;

/// <summary>A time as a provider writes it: a local clock reading with or without its UTC offset.</summary>
/// <param name="Clock">The clock reading as if it were UTC: seconds since 1970-01-01T00:00.</param>
/// <param name="OffsetMinutes">UTC offset, where one is given.</param>
/// <param name="HasOffset">An offset was given, <c>Z</c> included.</param>
/// <param name="IsZulu">The offset was written <c>Z</c>.</param>
/// <param name="HasTimeOfDay">False for a bare date.</param>
public readonly record struct WrittenTime(long Clock, short OffsetMinutes, bool HasOffset, bool IsZulu, bool HasTimeOfDay)
{
    /// <summary>Seconds since 1970-01-01T00:00Z; the clock reading itself where no offset is given.</summary>
    public long Instant => Clock - (OffsetMinutes * 60L);

    /// <summary>The local date, as days since 1970-01-01.</summary>
    public int LocalDay => (int)Math.Floor(Clock / 86400.0);
}

/// <summary>
/// Reads ISO 8601 dates and times and their common cousins: <c>yyyy-MM-dd</c>, then optionally <c>T</c> or blanks and
/// <c>HH:mm[:ss[.fff]]</c>, then optionally <c>Z</c>, <c>±HH:mm</c>, <c>±HHmm</c> or <c>±HH</c>.
/// </summary>
public static class TimeText
{
    // Real shipments lie between these. 0001-01-01 and 2079-01-01 are providers' ways to say "none"; the latter also comes
    // converted to another zone, hence two days less.
    private const long Earliest = 631152000; // 1990-01-01
    private const long Latest = 3439584000; // 2078-12-30

    /// <summary>True when the text is a time that can be read and lies between 1990 and the end of 2078.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out WrittenTime time)
    {
        time = default;
        text = text.Trim((byte)' ');
        if (text.Length < 10 || !Digits(text, 0, 4, out var year) || text[4] is not ((byte)'-' or (byte)'/')
            || !Digits(text, 5, 2, out var month) || text[7] != text[4] || !Digits(text, 8, 2, out var day)
            || month is < 1 or > 12 || day < 1 || year < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var clock = DaysSince1970(year, month, day) * 86400L;
        var rest = text[10..];
        var hasTimeOfDay = false;
        if (rest.Length >= 6 && rest[0] is (byte)'T' or (byte)'t' or (byte)' ')
        {
            if (!TryReadTimeOfDay(rest[1..].TrimStart((byte)' '), out var seconds, out rest))
            {
                return false;
            }

            clock += seconds;
            hasTimeOfDay = true;
        }

        return TryReadOffset(rest.TrimStart((byte)' '), out var offset, out var hasOffset, out var isZulu)
            && Believable(clock, offset, hasOffset, isZulu, hasTimeOfDay, out time);
    }

    /// <summary>
    /// Reads <c>yyyy-MM-dd</c>, <c>HH:mm[:ss]</c> and an offset that stand in fields of their own. A zone that is no offset
    /// (a name, an abbreviation) counts as none given.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> date, ReadOnlySpan<byte> timeOfDay, ReadOnlySpan<byte> zone, out WrittenTime time)
    {
        if (!TryRead(date, out time))
        {
            return false;
        }

        long seconds = 0;
        var isTimed = time.HasTimeOfDay || !timeOfDay.IsEmpty;
        if (!time.HasTimeOfDay && isTimed && (!TryReadTimeOfDay(timeOfDay, out seconds, out var rest) || !rest.IsEmpty))
        {
            return false;
        }

        if (time.HasOffset || !TryReadOffset(zone, out var offset, out var hasOffset, out var isZulu))
        {
            (offset, hasOffset, isZulu) = (time.OffsetMinutes, time.HasOffset, time.IsZulu);
        }

        return Believable(time.Clock + seconds, offset, hasOffset, isZulu, isTimed, out time);
    }

    /// <summary>Seconds since 1970 as a provider's number of seconds or milliseconds.</summary>
    public static bool TryReadUnix(ReadOnlySpan<byte> digits, out long seconds)
    {
        if (!System.Buffers.Text.Utf8Parser.TryParse(digits, out seconds, out var used) || used != digits.Length)
        {
            return false;
        }

        seconds = seconds > Latest ? seconds / 1000 : seconds;
        return seconds is >= Earliest and < Latest;
    }

    private static bool Believable(long clock, int offset, bool hasOffset, bool isZulu, bool hasTimeOfDay, out WrittenTime time)
    {
        time = new WrittenTime(clock, (short)offset, hasOffset, isZulu, hasTimeOfDay);
        return IsBelievable(clock);
    }

    /// <summary>A clock reading, in seconds since 1970, that a real shipment can have.</summary>
    internal static bool IsBelievable(long clock) => clock is >= Earliest and < Latest;

    private static bool TryReadTimeOfDay(ReadOnlySpan<byte> text, out long seconds, out ReadOnlySpan<byte> rest)
    {
        seconds = 0;
        rest = default;
        if (text.Length < 5 || !Digits(text, 0, 2, out var hour) || text[2] != ':' || !Digits(text, 3, 2, out var minute)
            || minute > 59 || hour > (minute == 0 ? 24 : 23))
        {
            return false;
        }

        var second = 0;
        var used = 5;
        if (text.Length >= 8 && text[5] == ':')
        {
            if (!Digits(text, 6, 2, out second) || second > (hour == 24 ? 0 : 60))
            {
                return false;
            }

            used = 8;
            if (text.Length > 8 && text[8] is (byte)'.' or (byte)',')
            {
                used = 9;
                while (used < text.Length && char.IsAsciiDigit((char)text[used]))
                {
                    used++;
                }
            }
        }

        seconds = (hour * 3600L) + (minute * 60L) + second;
        rest = text[used..];
        return true;
    }

    /// <summary>Reads <c>Z</c>, <c>±HH:mm</c>, <c>±HHmm</c> or <c>±HH</c>; nothing at all reads as no offset.</summary>
    internal static bool TryReadOffset(ReadOnlySpan<byte> text, out int minutes, out bool hasOffset, out bool isZulu)
    {
        minutes = 0;
        isZulu = text.Length == 1 && text[0] is (byte)'Z' or (byte)'z';
        hasOffset = !text.IsEmpty;
        if (!hasOffset || isZulu)
        {
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length < 3 || !Digits(text, 1, 2, out var hours))
        {
            return false;
        }

        var tail = text.Length > 3 && text[3] == ':' ? text[4..] : text[3..];
        var more = 0;
        if (tail.Length is not (0 or 2) || (tail.Length == 2 && !Digits(tail, 0, 2, out more)) || hours > 18 || more > 59)
        {
            return false;
        }

        minutes = ((hours * 60) + more) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        for (var i = start; i < start + count; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }

    // Days from the civil calendar: years begin in March, so that the leap day ends a year.
    private static int DaysSince1970(int year, int month, int day)
    {
        year -= month <= 2 ? 1 : 0;
        var era = year / 400;
        var yearOfEra = year - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146097) + dayOfEra - 719468;
    }
}
