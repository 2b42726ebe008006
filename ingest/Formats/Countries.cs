using System.Text;

namespace Analytics.Formats;

/// <summary>
/// Countries by ISO 3166-1 alpha-2, alpha-3 or English name (any case, accents optional). Source of the table: ISO 3166-1.
/// </summary>
public static class Countries
{
    private static readonly Dictionary<string, ushort> ByText = Load();
    private static readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        ByText.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly bool[] IsAlpha2 = MarkAlpha2();

    /// <summary>Reads a country. The code is its two letters: first in the high byte, second in the low byte.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out ushort code)
    {
        text = text.Trim((byte)' ');
        if (text.Length == 2)
        {
            code = (ushort)(((text[0] & 0xDF) << 8) | (text[1] & 0xDF));
            if (IsAlpha2[code])
            {
                return true;
            }
        }

        code = 0;
        if (text.Length is < 2 or > 80)
        {
            return false;
        }

        Span<char> chars = stackalloc char[80];
        return Encoding.UTF8.TryGetChars(text, chars, out var length) && Lookup.TryGetValue(chars[..length], out code);
    }

    private static bool[] MarkAlpha2()
    {
        var marks = new bool[ushort.MaxValue + 1];
        foreach (var code in ByText.Values)
        {
            marks[code] = true;
        }

        return marks;
    }

    private static Dictionary<string, ushort> Load()
    {
        var table = new Dictionary<string, ushort>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Vocabularies.Lines("countries.csv").Skip(1))
        {
            var (alpha2, alpha3, names) = (line[..2], line[3..6], line[7..].Trim('"'));
            var code = (ushort)((alpha2[0] << 8) | alpha2[1]);
            foreach (var text in names.Split('|').Append(alpha2).Append(alpha3))
            {
                table.TryAdd(text, code);
                table.TryAdd(WithoutAccents(text), code);
            }
        }

        return table;
    }

    private static string WithoutAccents(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark));
}
