namespace Analytics.Host.Tests.Readiness;

/// <summary>A clock that stands until it is moved; what waits by it waits for real.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long moved;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref moved);

    public void Move(TimeSpan by) => Interlocked.Add(ref moved, by.Ticks);
}
