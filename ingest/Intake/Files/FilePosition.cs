namespace Analytics.Intake.Files;

/// <summary>Where reading stands in a file, never inside a push: what <c>--resume</c> goes on from.</summary>
/// <param name="Offset">Bytes read, counted after decompression.</param>
/// <param name="Line">Line at which the next byte stands, from 1.</param>
/// <param name="Pushes">Pushes before it, faulty ones included.</param>
/// <param name="InList">It stands inside a JSON array whose elements are the pushes.</param>
public readonly record struct FilePosition(long Offset, long Line, long Pushes, bool InList = false)
{
    public static FilePosition Start => new(0, 1, 0);
}
