namespace Analytics.Intake.RawLog;

/// <summary>Counts the bytes that are read and not transformed, and tells when reading is to pause. Thread-safe.</summary>
internal sealed class FlightRoom(long max)
{
    private long bytes;

    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>True when no more may be read.</summary>
    public bool IsFull => Bytes >= max;

    /// <summary>True when it is worth reading on after a pause.</summary>
    public bool IsHalfEmpty => Bytes <= max / 2;

    public void Take(int count) => Interlocked.Add(ref bytes, count);

    public void GiveBack(int count) => Interlocked.Add(ref bytes, -count);
}
