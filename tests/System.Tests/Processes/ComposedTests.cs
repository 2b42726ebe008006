using Analytics.Support.Postgres;

namespace Analytics.System.Tests.Processes;

/// <summary>The command lines and variables that the compose file states.</summary>
public sealed class ComposedTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task What_the_compose_file_starts_comes_up_and_says_that_it_is_well()
    {
        Assert.SkipUnless(SharedPostgres.IsInstalled, SharedPostgres.NotInstalled);
        await using var composed = await Composed.StartAsync();
        await composed.MakeTopicsAsync();

        using var longest = new CancellationTokenSource(Longest);
        var services = new[] { "intake", "transform", "web" }.ToDictionary(name => name, composed.EnvironmentOf);
        var processes = services.ToDictionary(service => service.Key, service => composed.Start(service.Key, service.Value));
        foreach (var (name, environment) in services)
        {
            while (!await composed.IsWellAsync(name, environment))
            {
                Assert.False(processes[name].HasExited, $"{name} has ended.");
                await Task.Delay(BetweenLooks, longest.Token);
            }
        }

        foreach (var process in processes.Values)
        {
            process.Interrupt();
            (await process.EndAsync()).MustBe(0);
        }
    }

    [Fact]
    public async Task A_process_that_is_not_there_is_not_well()
    {
        Assert.SkipUnless(SharedPostgres.IsInstalled, SharedPostgres.NotInstalled);
        await using var composed = await Composed.StartAsync();

        Assert.False(await composed.IsWellAsync("web", composed.EnvironmentOf("web")));
    }
}
