namespace Analytics.Simulator;

/// <content>Times and dates.</content>
internal sealed partial class Utf8Pen
{
    /// <summary>An instant: <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public Utf8Pen Zulu(long instant) => Clock(instant, (byte)'T').Raw((byte)'Z');

    /// <summary>A wall clock with its UTC offset in seconds: <c>yyyy-MM-ddTHH:mm:ss±HH:mm</c>.</summary>
    public Utf8Pen WithOffset(long clock, int offset)
    {
        var minutes = Math.Abs(offset) / 60;
        return Clock(clock, (byte)'T').Raw((byte)(offset < 0 ? '-' : '+')).Digits(minutes / 60, 2).Raw((byte)':').Digits(minutes % 60, 2);
    }

    /// <summary>A clock reading, with the given separator between date and time: <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    public Utf8Pen Clock(long clock, byte separator) =>
        ToMinute(clock, separator).Raw((byte)':').Digits((int)(clock % 60), 2);

    /// <summary>A clock reading without its seconds: <c>yyyy-MM-dd HH:mm</c>.</summary>
    public Utf8Pen ToMinute(long clock, byte separator)
    {
        var minute = (int)(clock % LocalClock.Day) / 60;
        return Date((int)(clock / LocalClock.Day)).Raw(separator).Digits(minute / 60, 2).Raw((byte)':').Digits(minute % 60, 2);
    }

    /// <summary>The time of day of a clock reading: <c>HH:mm:ss</c>.</summary>
    public Utf8Pen TimeOfDay(long clock)
    {
        var second = (int)(clock % LocalClock.Day);
        return Digits(second / 3600, 2).Raw((byte)':').Digits(second / 60 % 60, 2).Raw((byte)':').Digits(second % 60, 2);
    }

    /// <summary>A date: <c>yyyy-MM-dd</c>.</summary>
    /// <param name="day">Days since 1970-01-01, none before it.</param>
    public Utf8Pen Date(int day)
    {
        // Civil date from days (Hinnant): years begin in March, so that the leap day ends a year.
        var shifted = day + 719468;
        var era = shifted / 146097;
        var dayOfEra = shifted - (era * 146097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var march = ((5 * dayOfYear) + 2) / 153;
        var month = march < 10 ? march + 3 : march - 9;
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        var dayOfMonth = dayOfYear - (((153 * march) + 2) / 5) + 1;
        return Digits(year, 4).Raw((byte)'-').Digits(month, 2).Raw((byte)'-').Digits(dayOfMonth, 2);
    }
}
