namespace Analytics.Formats.Mapped;

internal enum TimePartKind : byte
{
    Invalid,
    Literal,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Fraction,
    HalfDay,
    Offset,
}

/// <summary>One run of letters of a time pattern, or one sign between two.</summary>
/// <param name="Kind">What it measures.</param>
/// <param name="Least">Fewest digits.</param>
/// <param name="Most">Most digits; 0 for what is not written in digits.</param>
/// <param name="Sign">The byte of a <see cref="TimePartKind.Literal"/>.</param>
internal readonly record struct TimePart(TimePartKind Kind, int Least = 0, int Most = 0, byte Sign = 0)
{
    private const string Signs = " /-.:,T_";

    /// <summary>The part that a pattern holds at a place; moves behind it.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="at">The place.</param>
    /// <param name="isHalfDayClock">The hour is one of twelve.</param>
    public static TimePart At(string pattern, ref int at, ref bool isHalfDayClock)
    {
        var sign = pattern[at];
        if (Signs.Contains(sign, StringComparison.Ordinal))
        {
            at++;
            return new(TimePartKind.Literal, Sign: (byte)sign);
        }

        var start = at;
        while (at < pattern.Length && pattern[at] == sign)
        {
            at++;
        }

        isHalfDayClock |= sign == 'h';
        return pattern[start..at] switch
        {
            "yyyy" => new(TimePartKind.Year, 4, 4),
            "yy" => new(TimePartKind.Year, 2, 2),
            "MMMM" or "MMM" => new(TimePartKind.Month),
            "MM" => new(TimePartKind.Month, 2, 2),
            "M" => new(TimePartKind.Month, 1, 2),
            "dd" => new(TimePartKind.Day, 2, 2),
            "d" => new(TimePartKind.Day, 1, 2),
            "HH" or "hh" => new(TimePartKind.Hour, 2, 2),
            "H" or "h" => new(TimePartKind.Hour, 1, 2),
            "mm" => new(TimePartKind.Minute, 2, 2),
            "ss" => new(TimePartKind.Second, 2, 2),
            "fff" => new(TimePartKind.Fraction, 1, 9),
            "tt" => new(TimePartKind.HalfDay),
            "zzz" => new(TimePartKind.Offset),
            _ => default,
        };
    }

    /// <summary>The same digits could stand here and there, day and month taken for one.</summary>
    public bool HasShapeOf(TimePart other) => this == other
        || (IsDayOrMonth && other.IsDayOrMonth && Most == other.Most);

    /// <summary>Reads the part at the start of a text; moves behind it.</summary>
    public bool TryRead(ref ReadOnlySpan<byte> text, ref ClockReading into)
    {
        if (Kind == TimePartKind.Literal)
        {
            var isThere = !text.IsEmpty && text[0] == Sign;
            text = isThere ? text[1..] : text;
            return isThere;
        }

        return Most > 0
            ? TryReadDigits(ref text, out var number, out var digits) && into.TryTake(Kind, number, digits)
            : into.TryTakeWord(Kind, ref text);
    }

    private bool IsDayOrMonth => Kind is TimePartKind.Day or TimePartKind.Month && Most > 0;

    private bool TryReadDigits(ref ReadOnlySpan<byte> text, out int number, out int digits)
    {
        (number, digits) = (0, 0);
        while (digits < Most && digits < text.Length && char.IsAsciiDigit((char)text[digits]))
        {
            number = (number * 10) + (text[digits++] - '0');
        }

        text = text[digits..];
        return digits >= Least;
    }
}
