using System.Collections.Concurrent;

namespace Analytics.Jobs.Tests.Support;

/// <summary>A job that notes for which periods it was called and when, and does what a test says.</summary>
internal sealed class TestJob(TimeSpan interval, Func<JobPeriod, CancellationToken, Task<string>>? work = null) : IScheduledJob
{
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ConcurrentQueue<(JobPeriod Period, DateTimeOffset At)> calls = new();

    public string Name { get; init; } = "test";

    public string Does => "Does what a test says.";

    public TimeSpan Interval => interval;

    public IReadOnlyList<JobPeriod> Periods => [.. calls.Select(call => call.Period)];

    public IReadOnlyList<DateTimeOffset> Times => [.. calls.Select(call => call.At)];

    public Task<string> RunAsync(JobPeriod period, CancellationToken cancellation)
    {
        calls.Enqueue((period, TimeProvider.System.GetUtcNow()));
        return work?.Invoke(period, cancellation) ?? Task.FromResult("all well");
    }
}
