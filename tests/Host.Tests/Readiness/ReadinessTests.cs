using Analytics.Host.Readiness;
using Analytics.Host.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Host.Tests.Readiness;

public sealed class ReadinessTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();
    private readonly MovedClock time = new();
    private int asked;

    public void Dispose() => services.Dispose();

    [Fact]
    public async Task A_process_is_ready_when_every_check_passes() => Assert.Empty(await Of(Passing("a"), Passing("b")).FailingAsync());

    [Fact]
    public async Task The_checks_that_fail_are_told_in_order_whatever_they_throw() => Assert.Equal(
        ["b", "d"],
        await Of(Passing("a"), Failing("b", new InvalidOperationException("10.0.0.1")), Passing("c"), Failing("d", new IOException())).FailingAsync());

    [Fact]
    public async Task A_check_that_throws_before_it_waits_fails_like_any_other() => Assert.Equal(
        ["a"], await Of(new ReadyCheck("a", (_, _) => throw new IOException())).FailingAsync());

    [Fact]
    public async Task A_check_that_hangs_fails_and_is_not_started_again_beside_itself()
    {
        var never = new TaskCompletionSource();
        var readiness = Of(new ReadyCheck("hangs", (_, _) => { asked++; return never.Task; }), Passing("answers"));

        Assert.Equal(["hangs"], await readiness.FailingAsync());
        time.Move(TimeSpan.FromSeconds(5));
        Assert.Equal(["hangs"], await readiness.FailingAsync());
        Assert.Equal(1, asked);

        never.SetResult();
        time.Move(TimeSpan.FromSeconds(5));
        Assert.Empty(await readiness.FailingAsync());
    }

    [Fact]
    public async Task An_answer_holds_for_a_second()
    {
        var readiness = Of(new ReadyCheck("a", (_, _) => { asked++; return Task.CompletedTask; }));

        await readiness.FailingAsync();
        time.Move(TimeSpan.FromMilliseconds(999));
        await readiness.FailingAsync();
        Assert.Equal(1, asked);

        time.Move(TimeSpan.FromMilliseconds(1));
        await readiness.FailingAsync();
        Assert.Equal(2, asked);
    }

    private static ReadyCheck Passing(string name) => new(name, (_, _) => Task.CompletedTask);

    private static ReadyCheck Failing(string name, Exception why) => new(name, (_, _) => Task.FromException(why));

    private Analytics.Host.Readiness.Readiness Of(params IEnumerable<ReadyCheck> checks) =>
        new(checks, services, time, NullLogger<Analytics.Host.Readiness.Readiness>.Instance);
}
