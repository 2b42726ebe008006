using System.Buffers;
using System.Globalization;
using System.Text;

namespace Analytics.Custody.Tokens;

/// <summary>
/// The one spelling of an identifier that is hashed: NFKC, trimmed, upper case, without separators, so that
/// <c>1z 2617-v1</c>, <c>1Z2617V1</c> and full-width letters are the same value. In an e-mail address dots and dashes tell
/// people apart, so there only blanks go.
/// </summary>
public static class CanonicalForm
{
    /// <summary>Longest identifier hashed, in bytes; what lies beyond is cut.</summary>
    public const int MaxLength = 256;

    /// <summary>Writes the canonical form of a UTF-8 value.</summary>
    /// <param name="utf8">The value as received.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>Bytes written; 0 for a value that has no letter or digit, or is a placeholder.</returns>
    public static int Write(ReadOnlySpan<byte> utf8, Span<byte> destination)
    {
        utf8 = utf8[..Math.Min(utf8.Length, MaxLength)];
        var written = Ascii.IsValid(utf8) ? WriteAscii(utf8, destination) : WriteUnicode(utf8, destination);
        return Formats.Placeholders.IsOne(destination[..written]) ? 0 : written;
    }

    /// <summary>The text in NFKC, whatever characters it has.</summary>
    internal static string Compatible(ReadOnlySpan<byte> utf8) =>
        // U+FFFE is valid UTF-8 and no character, and the framework refuses to normalise it.
        Encoding.UTF8.GetString(utf8).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC);

    private static int WriteAscii(ReadOnlySpan<byte> utf8, Span<byte> destination)
    {
        var isMail = utf8.Contains((byte)'@');
        var written = 0;
        foreach (var b in utf8)
        {
            if (char.IsAsciiLetterOrDigit((char)b) || (isMail && b > ' '))
            {
                destination[written++] = b is >= (byte)'a' and <= (byte)'z' ? (byte)(b - 32) : b;
            }
        }

        return written;
    }

    private static int WriteUnicode(ReadOnlySpan<byte> utf8, Span<byte> destination)
    {
        var text = Compatible(utf8).ToUpperInvariant();
        var isMail = text.Contains('@', StringComparison.Ordinal);
        var written = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isKept = Rune.IsLetterOrDigit(rune) || (isMail && !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control);
            if (isKept && written + 4 <= MaxLength)
            {
                written += rune.EncodeToUtf8(destination[written..]);
            }
        }

        return written;
    }
}
