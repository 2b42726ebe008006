using System.Globalization;

namespace Analytics.Releases;

/// <summary>Numbers as ECMAScript writes them (ECMA-262, Number::toString), which RFC 8785 asks for.</summary>
internal static class CanonicalNumber
{
    /// <exception cref="ArgumentOutOfRangeException">It is not finite: JSON has no such numbers.</exception>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), "JSON has finite numbers only.");
        }

        if (value == 0)
        {
            return "0";
        }

        var (digits, point) = Shortest(Math.Abs(value));
        return (value < 0 ? "-" : "") + Place(digits, point);
    }

    /// <summary>The fewest digits that read back as the same, and how many of them stand before the point.</summary>
    private static (string Digits, int Point) Shortest(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E');
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var pointAt = mantissa.IndexOf('.');
        var whole = pointAt < 0 ? mantissa : mantissa[..pointAt];
        var all = pointAt < 0 ? mantissa : whole + mantissa[(pointAt + 1)..];
        var digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), whole.Length - (all.Length - digits.Length) + exponent);
    }

    private static string Place(string digits, int point) => point switch
    {
        > 0 and <= 21 when digits.Length <= point => digits.PadRight(point, '0'),
        > 0 and <= 21 => $"{digits[..point]}.{digits[point..]}",
        > -6 and <= 0 => $"0.{new string('0', -point)}{digits}",
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits.AsSpan(1)}e{(point > 0 ? "+" : "-")}{Math.Abs(point - 1)}"),
    };
}
