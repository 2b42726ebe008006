namespace Analytics.Formats.Mapped;

/// <summary>
/// A first-level region as a source's own code: up to three letters or digits (a state, an airport), also behind a country
/// as in ISO 3166-2 (<c>US-TX</c>). Anything longer may name a town, and is not a region.
/// </summary>
internal static class RegionCode
{
    private const int Longest = 3;

    /// <summary>Where in a trimmed text the code begins; it ends with the text. False when there is none.</summary>
    public static bool TryFind(ReadOnlySpan<byte> text, out int start)
    {
        start = text.Length > 3 && text[2] == '-' && char.IsAsciiLetter((char)text[0]) && char.IsAsciiLetter((char)text[1]) ? 3 : 0;
        var code = text[start..];
        foreach (var b in code)
        {
            if (!char.IsAsciiLetterOrDigit((char)b))
            {
                return false;
            }
        }

        return code.Length is > 0 and <= Longest;
    }
}
