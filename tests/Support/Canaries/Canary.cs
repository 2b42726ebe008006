using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Analytics.Custody;

namespace Analytics.Support.Canaries;

/// <summary>How a canary stands in a push.</summary>
public enum CanaryShape
{
    /// <summary>A string of letters, which looks like nothing and so trips no wire.</summary>
    Letters,
    /// <summary>The same, every letter escaped.</summary>
    Escaped,
    /// <summary>A number of eight digits, one fewer than the tripwire takes for a phone number.</summary>
    Digits,
    /// <summary>Inside an object where a plain value should stand.</summary>
    InObject,
    /// <summary>Inside an array where a plain value should stand.</summary>
    InArray,
    /// <summary>An e-mail address.</summary>
    Mail,
}

/// <summary>A value that stands in one field of one push and nowhere else, and must not come out of the stage.</summary>
/// <param name="Line">The field, as the policy names it.</param>
/// <param name="Shape">How it is written.</param>
/// <param name="Index">Which line of the policy it is: what makes it unique.</param>
public sealed record Canary(PolicyLine Line, CanaryShape Shape, int Index)
{
    private const int FirstNumber = 48_210_000;

    private string Letters => $"Canary{(char)('A' + (Index / 26 / 26))}{(char)('A' + (Index / 26 % 26))}{(char)('A' + (Index % 26))}Q";

    // Far apart: of numbers that begin alike, a compressed file could put together one that is nowhere in it.
    private int Number => FirstNumber + (int)(Index * 7_654_321L % 51_000_000);

    /// <summary>The canary as JSON.</summary>
    public string Json => Shape switch
    {
        CanaryShape.Letters => $"\"{Letters}\"",
        CanaryShape.Escaped => $"\"{string.Concat(Letters.Select(letter => $"\\u{(int)letter:x4}"))}\"",
        CanaryShape.Digits => Number.ToString(CultureInfo.InvariantCulture),
        CanaryShape.InObject => $"{{\"inner\":\"{Letters}\"}}",
        CanaryShape.InArray => $"[\"{Letters}\"]",
        _ => $"\"{Letters}@mail.test\"",
    };

    /// <summary>The canary as it would stand in a text.</summary>
    public string Text => Shape == CanaryShape.Digits ? Number.ToString(CultureInfo.InvariantCulture) : Letters;

    /// <summary>True when the canary stands anywhere in what came out, in any case, as text or as a number.</summary>
    /// <param name="everything">What came out, each byte as one character.</param>
    public bool IsIn(string everything) => Shape == CanaryShape.Digits
        ? everything.Contains(Json, StringComparison.Ordinal) || everything.Contains(Stored(Number), StringComparison.Ordinal)
        : everything.Contains(Letters, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"{Line.Path} ({Line.Action} {Line.Field})";

    private static string Stored(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return Encoding.Latin1.GetString(bytes);
    }
}
