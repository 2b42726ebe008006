namespace Analytics.Privacy.Tests.Support;

/// <summary>A clock that tests move. What is measured in between is measured truly.</summary>
internal sealed class MovableTime(DateTimeOffset now) : TimeProvider
{
    private TimeSpan moved;

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    // A look that was fresh is stale once the clock was moved.
    public override long GetTimestamp() => base.GetTimestamp() + moved.Ticks;

    public void To(DateTimeOffset instant)
    {
        moved += TimeSpan.FromHours(1);
        Now = instant;
    }
}
