using Analytics.System.Tests.Intake;

namespace Analytics.System.Tests.Commands;

/// <summary><c>analytics backup</c> and the job of the server that has the data folder open, and a restore of what it made.</summary>
public sealed class BackupInUseTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task While_a_server_runs_it_makes_the_backups_and_what_it_made_is_restored()
    {
        var config = cli.Write("analytics.json", global::System.Text.Encoding.UTF8.GetBytes($$"""{ "backup": { "to": "{{cli.PathOf("backups")}}", "keep": 2 } }"""));
        using var server = await Server.StartAsync(cli, "--config", config);

        var refused = await cli.RunAsync("backup", "--to", cli.PathOf("own"), "--data", cli.Data);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("'analytics jobs run backup' has it make one now", refused.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(cli.PathOf("own")));

        var first = (await UntilAsync(made => made.Count == 1))[0];
        (await cli.RunAsync("jobs", "run", "backup", "--data", cli.Data)).MustBe(0);
        var second = (await UntilAsync(made => made.Count == 2)).Single(made => made != first);
        (await server.StopAsync()).MustBe(0);

        var data = cli.PathOf("new");
        Directory.CreateDirectory(data);
        Directory.Move(Path.Combine(cli.Data, "custody"), Path.Combine(data, "custody"));
        var restored = await cli.RunAsync("restore", second, "--data", data);
        restored.MustBe(0);
        Assert.Contains("Restored to", restored.Output, StringComparison.Ordinal);
        (await cli.RunAsync("report", "coverage", "--data", data)).MustBe(0);
        Assert.Empty(Directory.EnumerateFileSystemEntries(data, "*.partial"));
    }

    private async Task<IReadOnlyList<string>> UntilAsync(Func<IReadOnlyList<string>, bool> holds)
    {
        using var longest = new CancellationTokenSource(Longest);
        while (true)
        {
            var made = Directory.Exists(cli.PathOf("backups"))
                ? Directory.GetDirectories(cli.PathOf("backups")).Where(path => !path.EndsWith(".partial", StringComparison.Ordinal)).ToArray()
                : [];
            if (holds(made))
            {
                return made;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), longest.Token);
        }
    }
}
