using Analytics.System.Tests.Intake;

namespace Analytics.System.Tests.Jobs;

/// <summary><c>analytics jobs</c> beside a server that runs them.</summary>
public sealed class JobsCommandTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Jobs_are_listed_run_paused_and_resumed_beside_the_server_that_runs_them()
    {
        Assert.StartsWith("There are no jobs yet", await JobsAsync(0, "list"), StringComparison.Ordinal);
        using var server = await Server.StartAsync(cli);
        var first = await UntilAsync("alerts: 0", "nothing new");

        Assert.Equal("Paused.\n", await JobsAsync(0, "pause", "alerts"));
        Assert.Matches("alerts .*paused", await JobsAsync(0, "list"));
        Assert.StartsWith("Asked for.", await JobsAsync(0, "run", "alerts"), StringComparison.Ordinal);
        await UntilAsync(text => LineOf(text) != LineOf(first) && LineOf(text).Contains("alerts: 0", StringComparison.Ordinal));
        Assert.Equal("Resumed.\n", await JobsAsync(0, "resume", "alerts"));
        Assert.DoesNotContain("paused", await JobsAsync(0, "list"), StringComparison.Ordinal);
        Assert.Contains("There is no job of this name.", await JobsAsync(2, "run", "nothing"), StringComparison.Ordinal);

        (await server.StopAsync()).MustBe(0);
    }

    // Without the time of the next run, which pausing takes away.
    private static string LineOf(string list) => list.Split('\n').Single(line => line.StartsWith("alerts ", StringComparison.Ordinal))[..55];

    private Task<string> UntilAsync(params string[] parts) => UntilAsync(text => parts.All(part => text.Contains(part, StringComparison.Ordinal)));

    private async Task<string> UntilAsync(Func<string, bool> holds)
    {
        using var longest = new CancellationTokenSource(Longest);
        while (true)
        {
            var text = await JobsAsync(0, "list");
            if (holds(text))
            {
                return text;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), longest.Token);
        }
    }

    private async Task<string> JobsAsync(int code, params string[] command)
    {
        var ended = await cli.RunAsync(["jobs", .. command, "--data", cli.Data]);
        ended.MustBe(code);
        return ended.Output + ended.Error;
    }
}
