namespace Analytics.Custody.Tests.Retention;

/// <summary>A clock that tests set.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    /// <summary>Done whenever the time is asked for, before it is told.</summary>
    public Action? OnRead { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        OnRead?.Invoke();
        return Now;
    }
}
