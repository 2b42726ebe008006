using System.Globalization;
using System.Text;
using Analytics.Custody.Tokens;

namespace Analytics.Custody.Tripwires;

/// <summary>
/// Looks at texts that are kept as measures and tells those that look like identifiers: the last guard against a policy
/// that lets through what it should not. A hit rejects the whole push.
/// </summary>
public static class Tripwire
{
    /// <summary>Longest text kept as a measure, in bytes.</summary>
    public const int MaxLength = 64;

    /// <summary>
    /// True for an e-mail address, phone number, S10 or UPS 1Z number, card-like (Luhn) number, overlong text or control characters, in
    /// whatever letters and digits they are written: full-width, of other scripts, or with what cannot be seen between them.
    /// </summary>
    public static bool Trips(ReadOnlySpan<byte> text) =>
        text.Length > MaxLength || TripsPlain(text) || (!Ascii.IsValid(text) && Plain(text) is var plain && (plain.Length > MaxLength || TripsPlain(plain)));

    private static bool TripsPlain(ReadOnlySpan<byte> text) =>
        text.ContainsAnyInRange((byte)0, (byte)31) || text.Contains((byte)'@') || HasIdentifierWord(text) || HasPhone(text);

    // What a text would be in ASCII, as far as identifiers go: a byte for each character, and one that stands for all that are none.
    private static byte[] Plain(ReadOnlySpan<byte> text)
    {
        var plain = new List<byte>(text.Length);
        foreach (var rune in CanonicalForm.Compatible(text).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format:
                    break;
                case UnicodeCategory.DecimalDigitNumber:
                    plain.Add((byte)('0' + (int)Rune.GetNumericValue(rune)));
                    break;
                case UnicodeCategory.DashPunctuation:
                    plain.Add((byte)'-');
                    break;
                default:
                    plain.Add(rune.IsAscii ? (byte)rune.Value : byte.MaxValue);
                    break;
            }
        }

        return [.. plain];
    }

    private static bool HasIdentifierWord(ReadOnlySpan<byte> text)
    {
        Span<byte> word = stackalloc byte[MaxLength];
        var length = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiLetterOrDigit((char)text[i]))
            {
                word[length++] = (byte)char.ToUpperInvariant((char)text[i]);
                continue;
            }

            if (IsS10(word[..length]) || IsUps(word[..length]) || IsLuhn(word[..length]))
            {
                return true;
            }

            length = 0;
        }

        return false;
    }

    // UPU S10: two letters, nine digits, two letters.
    private static bool IsS10(ReadOnlySpan<byte> word) =>
        word.Length == 13 && AreLetters(word[..2]) && AreDigits(word[2..11]) && AreLetters(word[11..]);

    private static bool IsUps(ReadOnlySpan<byte> word) => word.Length == 18 && word.StartsWith("1Z"u8);

    private static bool IsLuhn(ReadOnlySpan<byte> word)
    {
        if (word.Length is < 12 or > 19 || !AreDigits(word))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var digit = word[word.Length - 1 - i] - '0';
            digit = i % 2 == 1 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    // Nine digits or more with nothing but phone punctuation between them.
    private static bool HasPhone(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        foreach (var b in text)
        {
            if (char.IsAsciiDigit((char)b))
            {
                digits++;
                if (digits >= 9)
                {
                    return true;
                }
            }
            else if (b is not ((byte)' ' or (byte)'-' or (byte)'.' or (byte)'(' or (byte)')' or (byte)'/' or (byte)'+'))
            {
                digits = 0;
            }
        }

        return false;
    }

    private static bool AreDigits(ReadOnlySpan<byte> word) => !word.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool AreLetters(ReadOnlySpan<byte> word) => !word.ContainsAnyExceptInRange((byte)'A', (byte)'Z');
}
