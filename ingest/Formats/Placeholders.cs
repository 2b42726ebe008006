namespace Analytics.Formats;

/// <summary>Values that providers write where they have none.</summary>
public static class Placeholders
{
    /// <summary>True for "", "0", "null", "N/A" and their like, in any case.</summary>
    public static bool IsOne(ReadOnlySpan<byte> text)
    {
        text = text.Trim((byte)' ');
        return text.Length switch
        {
            0 => true,
            1 => text[0] is (byte)'0' or (byte)'-',
            2 => Is(text, "NA"u8),
            3 => Is(text, "N/A"u8),
            4 => Is(text, "NULL"u8) || Is(text, "NONE"u8),
            7 => Is(text, "UNKNOWN"u8),
            _ => text.IndexOfAnyExcept((byte)'0') < 0,
        };
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> upper) => System.Text.Ascii.EqualsIgnoreCase(text, upper);
}
