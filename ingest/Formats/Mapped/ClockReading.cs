using System.Text;

namespace Analytics.Formats.Mapped;

/// <summary>What the parts of a written time have told so far.</summary>
internal ref struct ClockReading
{
    private const int NoHalf = -1;

    // Two-digit years follow the range of believable times, 1990 to 2079.
    private const int FirstShortYear = 90;

    private int year, month, day, hour, minute, second, half;

    public ClockReading() => half = NoHalf;

    public int OffsetMinutes { get; private set; }

    public bool HasOffset { get; private set; }

    public bool IsZulu { get; private set; }

    public bool HasTimeOfDay { get; private set; }

    public bool TryTake(TimePartKind kind, int number, int digits)
    {
        switch (kind)
        {
            case TimePartKind.Year:
                year = digits == 4 ? number : number + (number >= FirstShortYear ? 1900 : 2000);
                return year > 0;
            case TimePartKind.Month:
                month = number;
                return number is >= 1 and <= 12;
            case TimePartKind.Day:
                day = number;
                return number is >= 1 and <= 31;
            case TimePartKind.Hour:
                (hour, HasTimeOfDay) = (number, true);
                return number <= 24;
            case TimePartKind.Minute:
                minute = number;
                return number <= 59;
            case TimePartKind.Second:
                second = number;
                return number <= 60;
            default:
                return kind == TimePartKind.Fraction;
        }
    }

    public bool TryTakeWord(TimePartKind kind, ref ReadOnlySpan<byte> text) => kind switch
    {
        TimePartKind.Month => TryTakeMonth(ref text),
        TimePartKind.HalfDay => TryTakeHalf(ref text),
        _ => TryTakeOffset(ref text),
    };

    /// <summary>The clock reading as if it were UTC, in seconds since 1970; false for a day or an hour that does not exist.</summary>
    public readonly bool TrySettle(out long seconds)
    {
        seconds = 0;
        if (day > DateTime.DaysInMonth(year, month) || (half != NoHalf && hour is < 1 or > 12))
        {
            return false;
        }

        var hourOfDay = half == NoHalf ? hour : (hour % 12) + half;
        var days = new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        seconds = (days * 86400L) + (hourOfDay * 3600L) + (minute * 60L) + second;
        return true;
    }

    private bool TryTakeMonth(ref ReadOnlySpan<byte> text)
    {
        var letters = 0;
        while (letters < text.Length && char.IsAsciiLetter((char)text[letters]))
        {
            letters++;
        }

        for (month = 1; month <= 12; month++)
        {
            var name = MonthName(month);
            if ((letters == 3 || letters == name.Length) && Ascii.EqualsIgnoreCase(text[..letters], name[..letters]))
            {
                text = text[letters..];
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> MonthName(int month) => month switch
    {
        1 => "January"u8,
        2 => "February"u8,
        3 => "March"u8,
        4 => "April"u8,
        5 => "May"u8,
        6 => "June"u8,
        7 => "July"u8,
        8 => "August"u8,
        9 => "September"u8,
        10 => "October"u8,
        11 => "November"u8,
        _ => "December"u8,
    };

    private bool TryTakeHalf(ref ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || (text[1] | 0x20) != 'm' || (text[0] | 0x20) is not ('a' or 'p'))
        {
            return false;
        }

        half = (text[0] | 0x20) == 'p' ? 12 : 0;
        text = text[2..];
        return true;
    }

    private bool TryTakeOffset(ref ReadOnlySpan<byte> text)
    {
        var isOffset = TimeText.TryReadOffset(text, out var minutes, out var isGiven, out var isZulu);
        (OffsetMinutes, HasOffset, IsZulu) = (minutes, isGiven, isZulu);
        text = default;
        return isOffset && isGiven;
    }
}
