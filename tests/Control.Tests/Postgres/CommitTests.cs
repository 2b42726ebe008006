using Analytics.Control.Tests.Support;
using Analytics.Support.Postgres;
using Dapper;
using Npgsql;

namespace Analytics.Control.Tests.Postgres;

/// <summary>What becomes of a change whose commit is cut off.</summary>
public sealed class CommitTests(SharedPostgres postgres)
{
    [Theory]
    [InlineData(Cut.BeforeAnswer)]
    [InlineData(Cut.BeforeLateArrival)]
    public async Task A_commit_whose_answer_was_lost_is_not_made_again(Cut cut)
    {
        await using var database = await NewDatabaseAsync();
        using var proxy = new CutProxy(PortOf(database));
        using var control = await Through(proxy, database).OpenAsync();
        await control.AddAsync("x");

        proxy.CutNextCommit(cut);
        var seen = await AddOneAsync(control);

        Assert.Equal((1, 1, 1), (proxy.Cuts, seen, await control.ValueAsync("x")));
    }

    [Fact]
    public async Task A_commit_that_did_not_arrive_is_made_again()
    {
        await using var database = await NewDatabaseAsync();
        using var proxy = new CutProxy(PortOf(database));
        using var control = await Through(proxy, database).OpenAsync();
        await control.AddAsync("x");

        proxy.CutNextCommit(Cut.BeforeArrival);
        var seen = await AddOneAsync(control);

        Assert.Equal((1, 1, 1), (proxy.Cuts, seen, await control.ValueAsync("x")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_that_nobody_can_be_asked_about_is_said_to_be_unknown(bool arrives)
    {
        await using var database = await NewDatabaseAsync();
        using var proxy = new CutProxy(PortOf(database)) { ShutsAfterwards = true };
        using var control = await (Through(proxy, database) with { Patience = TimeSpan.FromSeconds(0.5) }).OpenAsync();
        await control.AddAsync("x");

        proxy.CutNextCommit(arrives ? Cut.BeforeAnswer : Cut.BeforeArrival);
        var failed = await Assert.ThrowsAsync<ControlException>(() => AddOneAsync(control));

        Assert.True(failed.IsOutcomeUnknown);
        Assert.EndsWith("went away during a commit, and could not be asked whether it stands. Look before you repeat it.", failed.Message, StringComparison.Ordinal);
        using var direct = await Place.OptionsOf(database).OpenAsync();
        Assert.Equal(arrives ? 1 : 0, await direct.ValueAsync("x"));
    }

    private static Task<long> AddOneAsync(ControlDatabase control) =>
        control.ChangeAsync(open => open.ExecuteScalarAsync<long>("UPDATE counters SET value = value + 1 RETURNING value"));

    private static int PortOf(PostgresDatabase database) => new NpgsqlConnectionStringBuilder(database.Connection).Port;

    private static ControlOptions Through(CutProxy proxy, PostgresDatabase database) => Place.OptionsOf(database) with
    {
        Connection = new NpgsqlConnectionStringBuilder(database.Connection) { Host = "127.0.0.1", Port = proxy.Port }.ConnectionString,
    };

    private async Task<PostgresDatabase> NewDatabaseAsync()
    {
        Assert.SkipUnless(SharedPostgres.IsInstalled, SharedPostgres.NotInstalled);
        return await postgres.NewLocalDatabaseAsync();
    }
}
