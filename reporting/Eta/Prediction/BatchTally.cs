namespace Analytics.Eta;

/// <summary>How far a batch is; may be read while it goes on.</summary>
public sealed class BatchTally
{
    private long answered;
    private long refused;

    /// <summary>Lines that were answered.</summary>
    public long Answered => Volatile.Read(ref answered);

    /// <summary>Lines that could not be.</summary>
    public long Refused => Volatile.Read(ref refused);

    internal void Add(int lines, int refusedLines)
    {
        Interlocked.Add(ref answered, lines - refusedLines);
        Interlocked.Add(ref refused, refusedLines);
    }
}
