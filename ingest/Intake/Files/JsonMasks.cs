using System.Runtime.Intrinsics;

namespace Analytics.Intake.Files;

/// <summary>Where the bytes that matter to framing stand in 64 bytes of JSON: one bit per byte.</summary>
internal readonly ref struct JsonMasks
{
    public const int Width = 64;

    public JsonMasks(ReadOnlySpan<byte> bytes)
    {
        var block = Vector512.Create(bytes);
        var folded = block | Vector512.Create((byte)0x20);
        Quote = Where(block, (byte)'"');
        Backslash = Where(block, (byte)'\\');
        Newline = Where(block, (byte)'\n');
        Open = Where(folded, (byte)'{');
        Close = Where(folded, (byte)'}');
        Significant = Vector512.GreaterThan(block, Vector512.Create((byte)' ')).ExtractMostSignificantBits();
    }

    public ulong Quote { get; }

    public ulong Backslash { get; }

    public ulong Newline { get; }

    /// <summary>Opening braces and brackets.</summary>
    public ulong Open { get; }

    /// <summary>Closing braces and brackets.</summary>
    public ulong Close { get; }

    /// <summary>Anything but blanks and control characters.</summary>
    public ulong Significant { get; }

    private static ulong Where(Vector512<byte> block, byte value) =>
        Vector512.Equals(block, Vector512.Create(value)).ExtractMostSignificantBits();
}
