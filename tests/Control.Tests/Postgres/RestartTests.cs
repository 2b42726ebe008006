using Analytics.Control.Tests.Support;
using Analytics.Support.Postgres;

namespace Analytics.Control.Tests.Postgres;

/// <summary>A server that goes away and comes back while it is used.</summary>
public sealed class RestartTests
{
    private const int Workers = 6;

    [Fact]
    public async Task A_server_that_restarts_is_waited_for()
    {
        await using var server = await StartAsync();
        using var control = await OptionsOf(server).OpenAsync();
        await control.AddAsync("x");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => control.ValueAsync("x")));

        await server.RestartAsync();

        Assert.Equal(0, await control.ValueAsync("x"));
        Assert.Equal(1, await control.IncrementAsync("x"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_change_in_the_middle_of_restarts_is_made_once(bool isKilled)
    {
        await using var server = await StartAsync();
        using var control = await (OptionsOf(server) with { Patience = TimeSpan.FromSeconds(20) }).OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => control.AddAsync($"{worker}")));
        using var stop = new CancellationTokenSource();

        var work = Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(control, $"{worker}", stop.Token))).ToList();
        for (var time = 0; time < 3; time++)
        {
            await Task.Delay(200);
            await (isKilled ? server.KillAsync() : Task.CompletedTask);
            await (isKilled ? server.StartAgainAsync() : server.RestartAsync());
        }

        await Task.Delay(200);
        await stop.CancelAsync();
        var made = await Task.WhenAll(work);

        Assert.All(made, count => Assert.InRange(count, 10, int.MaxValue));
        Assert.Equal(Workers + made.Sum(), await control.CountAsync());
        for (var worker = 0; worker < Workers; worker++)
        {
            Assert.Equal(made[worker], await control.ValueAsync($"{worker}"));
        }
    }

    [Fact]
    public async Task A_server_that_does_not_come_back_is_told_after_a_while()
    {
        await using var server = await StartAsync();
        using var control = await (OptionsOf(server) with { Patience = TimeSpan.FromSeconds(0.5) }).OpenAsync();

        await server.KillAsync();
        var failed = await Assert.ThrowsAsync<ControlException>(() => control.AddAsync("x"));

        Assert.Matches(
            @"^The control database postgres on 127\.0\.0\.1:\d+ cannot be reached\. Check that the server runs, and Host and Port in the connection string\.$", failed.Message);
        Assert.False(failed.IsOutcomeUnknown);
        await server.StartAgainAsync();
        Assert.Equal(0, await control.CountAsync());
    }

    /// <summary>Adds a row and counts up, again and again. A row that was added twice fails, for it has the same name.</summary>
    private static async Task<int> WorkAsync(ControlDatabase control, string worker, CancellationToken stop)
    {
        for (var made = 0; ; made++)
        {
            if (stop.IsCancellationRequested && made >= 10)
            {
                return made;
            }

            await control.AddAsync($"{worker}-{made}");
            Assert.Equal(made + 1, await control.IncrementAsync(worker));
        }
    }

    private static async Task<PostgresServer> StartAsync()
    {
        Assert.SkipUnless(SharedPostgres.IsInstalled, SharedPostgres.NotInstalled);
        return await PostgresServer.StartAsync();
    }

    private static ControlOptions OptionsOf(PostgresServer server) => new() { Connection = server.Connection, Password = ControlPassword.FromText(server.Password) };
}
