namespace Analytics.Custody.Tripwires;

/// <summary>
/// Looks at texts that are kept as measures and tells those that look like identifiers: the last guard against a policy
/// that lets through what it should not. A hit rejects the whole push.
/// </summary>
public static class Tripwire
{
    /// <summary>Longest text kept as a measure, in bytes.</summary>
    public const int MaxLength = 64;

    /// <summary>True for an e-mail address, phone number, S10 or UPS 1Z number, card-like (Luhn) number, overlong text or control characters.</summary>
    public static bool Trips(ReadOnlySpan<byte> text) =>
        text.Length > MaxLength || text.ContainsAnyInRange((byte)0, (byte)31) || text.Contains((byte)'@') || HasIdentifierWord(text) || HasPhone(text);

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
