using System.Globalization;

namespace Analytics.Eta;

/// <summary>Why a text is no instant.</summary>
internal enum InstantFault
{
    None,
    Unreadable,
    NoOffset,
    OutOfRange,
}

/// <summary>Reads and writes instants as ISO 8601 has them, to the second: <c>2026-09-24T10:00:00-07:00</c>.</summary>
internal static class InstantText
{
    /// <summary>Bytes of an instant in UTC.</summary>
    public const int Length = 20;

    /// <summary>Bytes of a date; an instant begins with one.</summary>
    public const int DateLength = 10;

    public const int SecondsOfDay = 86400;

    // Real parcels lie between these; what lies before and after are ways to say "none".
    private const int FirstYear = 1990;
    private const int LastYear = 2078;
    private const int MostOffsetMinutes = 18 * 60;
    private const int EpochDay = 719162; // 1970-01-01, counted from 0001-01-01

    /// <summary>Reads an instant with its offset from UTC; parts of a second are cut off.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="seconds">Since 1970, UTC.</param>
    /// <param name="offsetMinutes">What its clock is ahead of UTC.</param>
    public static InstantFault Read(ReadOnlySpan<byte> text, out long seconds, out short offsetMinutes)
    {
        (seconds, offsetMinutes) = (0, 0);
        if (text.Length <= DateLength || text[DateLength] is not ((byte)'T' or (byte)'t') || !TryReadTime(text[(DateLength + 1)..], out var ofDay, out var rest))
        {
            return text.Length == DateLength && ReadDate(text, out _) == InstantFault.None ? InstantFault.NoOffset : InstantFault.Unreadable;
        }

        var fault = ReadDate(text[..DateLength], out var day);
        if (fault != InstantFault.None || rest.IsEmpty)
        {
            return fault != InstantFault.None ? fault : InstantFault.NoOffset;
        }

        if (!TryReadOffset(rest, out offsetMinutes))
        {
            return InstantFault.Unreadable;
        }

        seconds = ((long)day * SecondsOfDay) + ofDay - (offsetMinutes * 60);
        return InstantFault.None;
    }

    /// <summary>Reads a date as <c>2026-09-24</c>.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="day">Days since 1970.</param>
    public static InstantFault ReadDate(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        if (text.Length != DateLength || text[4] != '-' || text[7] != '-'
            || !TryReadDigits(text[..4], out var year) || !TryReadDigits(text[5..7], out var month) || !TryReadDigits(text[8..], out var dayOfMonth)
            || year == 0 || month is 0 or > 12 || dayOfMonth == 0 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return InstantFault.Unreadable;
        }

        day = new DateOnly(year, month, dayOfMonth).DayNumber - EpochDay;
        return year is < FirstYear or > LastYear ? InstantFault.OutOfRange : InstantFault.None;
    }

    /// <summary>Writes an instant in UTC: <see cref="Length"/> bytes of UTF-8.</summary>
    public static void Write(long seconds, Span<byte> destination)
    {
        DateTime.UnixEpoch.AddSeconds(seconds).TryFormat(destination, out var written, "s", CultureInfo.InvariantCulture);
        destination[written] = (byte)'Z';
    }

    // HH:mm, HH:mm:ss or HH:mm:ss.fff
    private static bool TryReadTime(ReadOnlySpan<byte> text, out int seconds, out ReadOnlySpan<byte> rest)
    {
        seconds = 0;
        rest = default;
        if (text.Length < 5 || text[2] != ':' || !TryReadDigits(text[..2], out var hour) || !TryReadDigits(text[3..5], out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        seconds = (hour * 3600) + (minute * 60);
        rest = text[5..];
        if (rest.IsEmpty || rest[0] != ':')
        {
            return true;
        }

        if (rest.Length < 3 || !TryReadDigits(rest[1..3], out var second) || second > 59)
        {
            return false;
        }

        seconds += second;
        rest = rest[3..];
        if (rest.IsEmpty || rest[0] != '.')
        {
            return true;
        }

        var fraction = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        rest = fraction < 0 ? default : rest[(1 + fraction)..];
        return fraction != 0;
    }

    // Z or +HH:mm
    private static bool TryReadOffset(ReadOnlySpan<byte> text, out short minutes)
    {
        minutes = 0;
        if (text.Length == 1)
        {
            return text[0] is (byte)'Z' or (byte)'z';
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !TryReadDigits(text[1..3], out var hour) || !TryReadDigits(text[4..], out var minute) || minute > 59 || (hour * 60) + minute > MostOffsetMinutes)
        {
            return false;
        }

        minutes = (short)((hour * 60) + minute);
        minutes = text[0] == '-' ? (short)-minutes : minutes;
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
