using Analytics.Control.Tests.Support;
using Analytics.Support.Postgres;
using Dapper;
using Npgsql;

namespace Analytics.Control.Tests.Postgres;

/// <summary>What is said when the server cannot be used: what to do, and no secret.</summary>
public sealed class MessageTests(SharedPostgres postgres)
{
    private const string Refused = "refuses the user or the password. Check Username in the connection string, and the password.";
    private const string Unreachable = "cannot be reached. Check that the server runs, and Host and Port in the connection string.";
    private const string NoWay = "could not be signed in to. Check Username and SSL Mode in the connection string, and the password.";
    private const string Secret = "hunter2-and-more";

    public static TheoryData<string, string> Changes => new()
    {
        { "Application Name=x", Refused },
        { "Username=nobody-here", Refused },
        { "Database=not_there", Refused },
        { "Port=1", Unreachable },
        { "Host=nowhere.invalid", Unreachable },
        { "SSL Mode=VerifyFull", NoWay },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_server_that_cannot_be_used_is_told_without_a_secret(string change, string message)
    {
        await using var database = await NewDatabaseAsync();
        var options = Place.OptionsOf(database) with
        {
            Connection = $"{database.Connection};{change}",
            Password = ControlPassword.FromText(Secret),
            Patience = TimeSpan.FromSeconds(0.2),
        };

        var failed = await Assert.ThrowsAsync<ControlException>(() => options.OpenAsync());

        Assert.EndsWith($" {message}", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_password_is_asked_for()
    {
        await using var database = await NewDatabaseAsync();

        var failed = await Assert.ThrowsAsync<ControlException>(() => (Place.OptionsOf(database) with { Password = ControlPassword.None }).OpenAsync());

        Assert.EndsWith($" {NoWay}", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_to_be_created()
    {
        await using var database = await NewDatabaseAsync();

        var failed = await Assert.ThrowsAsync<ControlException>(
            () => (Place.OptionsOf(database) with { Connection = $"{database.Connection};Database=not_there" }).OpenAsync());

        Assert.StartsWith("The control database not_there on ", failed.Message, StringComparison.Ordinal);
        Assert.EndsWith(" is not there. Create it, with this user as its owner.", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_quotes_is_not_passed_on()
    {
        await using var database = await NewDatabaseAsync();
        using var control = await Place.OptionsOf(database).OpenAsync();

        var failed = await Assert.ThrowsAsync<ControlException>(() => control.ReadAsync(open => open.ExecuteScalarAsync<int>("SELECT @Text::int", new { Text = Secret })));

        Assert.EndsWith(" failed (PostgreSQL error 22P02). The server's log says more.", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_may_not_make_tables_is_told_what_to_change()
    {
        await using var database = await NewDatabaseAsync();
        var user = $"reader_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"CREATE ROLE {user} LOGIN PASSWORD '{Secret}'");
        await database.ExecuteAsync("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        var options = new ControlOptions
        {
            Connection = new NpgsqlConnectionStringBuilder(database.Connection) { Username = user }.ConnectionString,
            Password = ControlPassword.FromText(Secret),
        };

        var failed = await Assert.ThrowsAsync<ControlException>(() => options.OpenAsync());
        await database.ExecuteAsync($"DROP ROLE {user}");

        Assert.EndsWith(" does not allow this user what is needed. Make the user the owner of the database.", failed.Message, StringComparison.Ordinal);
    }

    private async Task<PostgresDatabase> NewDatabaseAsync()
    {
        Assert.SkipUnless(SharedPostgres.IsInstalled, SharedPostgres.NotInstalled);
        return await postgres.NewLocalDatabaseAsync();
    }
}
