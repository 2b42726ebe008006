using Analytics.Control;
using Analytics.Reports.Tests.Support;
using Analytics.Support.Postgres;

namespace Analytics.Web.Tests;

/// <summary>The whole server, over a PostgreSQL that goes away and comes back.</summary>
public sealed class PostgresRestartTests(TestWarehouse warehouse)
{
    [Fact]
    public async Task Callers_notice_nothing_of_a_restart()
    {
        await using var postgres = await StartAsync();
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, with => with with { Control = ControlOf(postgres, TimeSpan.FromSeconds(20)) });
        using var client = site.Client(Role.Analyst);
        using var browser = await site.BrowserAsync();
        Assert.Equal(200, await client.StatusAsync("/v1/me"));

        var restart = Task.Run(postgres.RestartAsync);
        var answers = new List<int>();
        do
        {
            answers.AddRange(await Task.WhenAll(client.StatusAsync("/v1/me"), browser.StatusAsync("/v1/me")));
            await Task.Delay(20);
        }
        while (!restart.IsCompleted);

        await restart;
        Assert.All(answers, status => Assert.Equal(200, status));
        Assert.Equal(204, await browser.PostAsync("/sign-out"));
    }

    [Fact]
    public async Task Callers_are_told_to_wait_while_the_database_is_away_and_the_log_tells_why()
    {
        await using var postgres = await StartAsync();
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, with => with with { Control = ControlOf(postgres, TimeSpan.FromSeconds(0.3)) });
        using var client = site.Client(Role.Analyst);

        await postgres.KillAsync();
        using var answer = await client.GetAsync("/v1/me");

        Assert.Equal((503, 10), ((int)answer.StatusCode, answer.Headers.RetryAfter?.Delta?.TotalSeconds));
        Assert.Contains("cannot be reached. Check that the server runs", site.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(postgres.Password, site.Log.Text, StringComparison.Ordinal);
        await postgres.StartAgainAsync();
        Assert.Equal(200, await client.StatusAsync("/v1/me"));
    }

    private static async Task<PostgresServer> StartAsync()
    {
        Assert.SkipUnless(SharedPostgres.IsInstalled, SharedPostgres.NotInstalled);
        return await PostgresServer.StartAsync();
    }

    private static ControlOptions ControlOf(PostgresServer server, TimeSpan patience) =>
        new() { Connection = server.Connection, Password = ControlPassword.FromText(server.Password), Patience = patience };
}
