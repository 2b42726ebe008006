using Analytics.System.Tests.Intake;

namespace Analytics.System.Tests.Commands;

/// <summary><c>analytics requests</c> beside the server that has the data folder open.</summary>
public sealed class RequestsInUseTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task While_a_server_runs_requests_are_listed_and_what_needs_the_warehouse_says_that_the_server_does_it()
    {
        using var server = await Server.StartAsync(cli);

        var list = await cli.RunAsync("requests", "--data", cli.Data);
        list.MustBe(0);
        Assert.Equal("0 open, 0 of them late.\n", list.Output);
        foreach (var command in (string[][])[["run"], ["export", "1", "--out", cli.PathOf("file.json")]])
        {
            var ended = await cli.RunAsync(["requests", .. command, "--data", cli.Data]);
            Assert.Equal(2, ended.ExitCode);
            Assert.Contains("carries verified requests out by itself within a minute", ended.Error, StringComparison.Ordinal);
        }

        (await server.StopAsync()).MustBe(0);
    }
}
