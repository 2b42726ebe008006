using Analytics.System.Tests.Intake;

namespace Analytics.System.Tests.Commands;

/// <summary><c>analytics doctor</c> over one data folder.</summary>
public sealed class DoctorInUseTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_folder_that_is_not_there_is_no_fault_and_nothing_is_made()
    {
        var ended = await cli.RunAsync("doctor", "--data", cli.Data);

        ended.MustBe(0);
        Assert.EndsWith("0 faults, 0 warnings.\n", ended.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cli.Data));
    }

    [Fact]
    public async Task While_a_server_has_the_folder_open_that_is_said_and_is_no_fault()
    {
        using var server = await Server.StartAsync(cli);

        var during = await cli.RunAsync("doctor", "--data", cli.Data);
        during.MustBe(0);
        Assert.Contains("in use: a process has the warehouse open", during.Output, StringComparison.Ordinal);

        (await server.StopAsync()).MustBe(0);
        var after = await cli.RunAsync("doctor", "--data", cli.Data);
        after.MustBe(0);
        Assert.Contains("no process has the warehouse open", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_are_gone_although_there_is_data_are_a_fault()
    {
        using (var server = await Server.StartAsync(cli))
        {
            (await server.StopAsync()).MustBe(0);
        }

        Directory.Delete(Path.Combine(cli.Data, "custody", "epoch-keys"), recursive: true);

        var ended = await cli.RunAsync("doctor", "--data", cli.Data);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("Restore custody/epoch-keys from a backup.", ended.Output, StringComparison.Ordinal);
    }
}
