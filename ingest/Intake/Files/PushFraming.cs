using Analytics.Formats.Mapped;

namespace Analytics.Intake.Files;

/// <summary>How pushes stand in a file.</summary>
public sealed record PushFraming
{
    private PushFraming(byte? delimiter, bool splitsArrays) => (Delimiter, SplitsArrays) = (delimiter, splitsArrays);

    /// <summary>Provider messages: each JSON value is a push, an array too.</summary>
    public static PushFraming JsonMessages { get; } = new(null, splitsArrays: false);

    /// <summary>Objects of the mapped format: the elements of an array at the top are the pushes.</summary>
    public static PushFraming JsonObjects { get; } = new(null, splitsArrays: true);

    /// <summary>What stands between two columns; null for JSON.</summary>
    public byte? Delimiter { get; }

    internal bool SplitsArrays { get; }

    /// <summary>What may stand before the first push: white space and the bytes of a byte order mark.</summary>
    internal static ReadOnlySpan<byte> Blank => " \t\r\n\uFEFF"u8;

    /// <summary>Rows of delimited text below a header line.</summary>
    public static PushFraming Rows(byte delimiter) => new(delimiter, splitsArrays: false);

    /// <summary>The framing that a map asks for.</summary>
    public static PushFraming Of(MappingFile map) => map.Delimiter is { } delimiter ? Rows(delimiter) : JsonObjects;

    /// <summary>The framing that a file of unknown make most likely has, by its first bytes.</summary>
    public static PushFraming Guess(ReadOnlySpan<byte> head)
    {
        var text = head.TrimStart(Blank);
        if (text.StartsWith("{"u8) || text.StartsWith("["u8))
        {
            return JsonObjects;
        }

        var line = text[..(text.IndexOf((byte)'\n') is var end and >= 0 ? end : text.Length)];
        var best = (byte)',';
        foreach (var candidate in "\t;|"u8)
        {
            best = line.Count(candidate) > line.Count(best) ? candidate : best;
        }

        return Rows(best);
    }
}
