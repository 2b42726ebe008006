namespace Analytics.Formats.Mapped;

/// <summary>Reads the data-use columns of a source. Doubt counts for the subject.</summary>
internal static class Flags
{
    /// <summary>A restriction: set by anything that is not clearly a no.</summary>
    public static bool Restricts(ReadOnlySpan<byte> text) => !Placeholders.IsOne(text) && !IsNo(text);

    /// <summary>A permission: given by nothing but a clear yes.</summary>
    public static bool Permits(ReadOnlySpan<byte> text) => text.Length switch
    {
        1 => text[0] is (byte)'1' or (byte)'y' or (byte)'Y' or (byte)'t' or (byte)'T' or (byte)'x' or (byte)'X',
        2 => Is(text, "on"u8),
        3 => Is(text, "yes"u8),
        4 => Is(text, "true"u8),
        _ => false,
    };

    private static bool IsNo(ReadOnlySpan<byte> text) => text.Length switch
    {
        1 => text[0] is (byte)'n' or (byte)'N' or (byte)'f' or (byte)'F',
        2 => Is(text, "no"u8),
        3 => Is(text, "off"u8),
        5 => Is(text, "false"u8),
        _ => false,
    };

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower) => System.Text.Ascii.EqualsIgnoreCase(text, lower);
}
