namespace Analytics.Web.Tests;

/// <summary>Stands still until it is told to go on.</summary>
internal sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 12, 0, 30, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
