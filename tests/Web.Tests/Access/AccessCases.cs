using Analytics.Control;
using Dapper;

namespace Analytics.Web.Tests;

/// <summary>Keys, sign-in codes and sessions, wherever the control database is.</summary>
public abstract class AccessCases : IDisposable
{
    private readonly TestClock clock = new();
    private ControlDatabase? database;

    protected abstract Task<ControlOptions> NewControlAsync();

    [Fact]
    public async Task A_key_is_found_until_it_is_revoked()
    {
        var (keys, _) = await OpenAsync();
        var (id, key) = keys.Add(Role.Partner, " Ada's export ");

        Assert.Equal(new Caller(id, "Ada's export", Role.Partner), await keys.FindAsync(key));
        Assert.Null(await keys.FindAsync(key + "x"));
        Assert.True(keys.Revoke(id));

        Assert.Null(await keys.FindAsync(key));
        Assert.False(keys.Revoke(id));
        Assert.Equal(new AccessKey(id, Role.Partner, "Ada's export", true, Second, Second), Assert.Single(keys.List()));
    }

    [Fact]
    public async Task Keys_made_by_one_process_are_known_to_another()
    {
        var control = await NewControlAsync();
        using var one = AccessKeys.Open(control, clock);
        using var other = AccessKeys.Open(control, clock);

        Assert.Equal("test", (await other.FindAsync(one.Add(Role.Analyst, "test").Key))?.Name);
    }

    [Theory]
    [InlineData("x'); DROP TABLE keys; --")]
    [InlineData("' OR '1'='1")]
    [InlineData("$1 @Id :id \" \\' %s {0}")]
    [InlineData("名 🙂 ß")]
    public async Task A_name_is_kept_as_it_is_and_runs_nothing(string name)
    {
        var (keys, _) = await OpenAsync();
        var (id, key) = keys.Add(Role.Analyst, name);
        keys.Add(Role.Analyst, "other");

        Assert.Equal(name, (await keys.FindAsync(key))?.Name);
        Assert.False(keys.Revoke(name));
        Assert.Null(await keys.FindAsync(name));
        Assert.True(keys.Revoke(id));
        Assert.Equal(["other"], keys.List().Where(listed => listed.RevokedAt is null).Select(listed => listed.Name));
    }

    [Fact]
    public async Task A_code_is_used_once_by_one_of_many_who_try_at_once()
    {
        var (keys, sessions) = await OpenAsync();
        var (id, code) = keys.AddSignIn(Role.Analyst, "Ada");

        var opened = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => sessions.OpenByCodeAsync(code))));

        var session = Assert.Single(opened.OfType<string>());
        Assert.Equal(new Caller(id, "Ada", Role.Analyst), await sessions.FindAsync(session));
        Assert.Null(await sessions.OpenByCodeAsync(code));
    }

    [Fact]
    public async Task A_code_is_good_for_15_minutes()
    {
        var (keys, sessions) = await OpenAsync();
        var early = keys.AddSignIn(Role.Analyst, "early").Code;
        var late = keys.AddSignIn(Role.Analyst, "late").Code;

        clock.Now += AccessKeys.CodeLife - TimeSpan.FromSeconds(1);
        Assert.NotNull(await sessions.OpenByCodeAsync(early));

        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(await sessions.OpenByCodeAsync(late));
        Assert.Equal(["early"], keys.List().Select(key => key.Name));
    }

    [Fact]
    public async Task A_session_lasts_while_it_is_used_and_ends_12_hours_later()
    {
        var (keys, sessions) = await OpenAsync();
        var session = (await sessions.OpenByKeyAsync(keys.Add(Role.Analyst, "Ada").Key))!;

        for (var use = 0; use < 3; use++)
        {
            clock.Now += TimeSpan.FromHours(11);
            Assert.NotNull(await sessions.FindAsync(session));
        }

        clock.Now += TimeSpan.FromHours(12);
        Assert.Null(await sessions.FindAsync(session));
    }

    [Fact]
    public async Task A_session_ends_with_sign_out_and_every_session_with_its_key()
    {
        var (keys, sessions) = await OpenAsync();
        var (id, key) = keys.Add(Role.Analyst, "Ada");
        var opened = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => sessions.OpenByKeyAsync(key)));

        await sessions.CloseAsync(opened[0]!);
        Assert.Equal(new[] { false, true, true }, await AreOpenAsync(sessions, opened));

        keys.Revoke(id);
        Assert.Equal(new bool[3], await AreOpenAsync(sessions, opened));
        Assert.Null(await sessions.OpenByKeyAsync(key));
    }

    [Fact]
    public async Task There_is_a_way_in_once_a_key_is_made_or_a_link_used_until_it_is_revoked()
    {
        var (keys, sessions) = await OpenAsync();
        Assert.False(keys.HasWayIn());

        var (id, code) = keys.AddSignIn(Role.Admin, "first start");
        Assert.False(keys.HasWayIn());
        Assert.NotNull(await sessions.OpenByCodeAsync(code));
        Assert.True(keys.HasWayIn());

        keys.Revoke(id);
        Assert.False(keys.HasWayIn());
        keys.Add(Role.Partner, "test");
        Assert.True(keys.HasWayIn());
    }

    [Fact]
    public async Task Secrets_are_stored_as_their_hash_alone()
    {
        var (keys, sessions) = await OpenAsync();
        var key = keys.Add(Role.Analyst, "test").Key;
        var code = keys.AddSignIn(Role.Analyst, "test").Code;
        var session = (await sessions.OpenByKeyAsync(key))!;

        var stored = await database!.ReadAsync(open => open.QueryAsync<byte[]>("SELECT hash FROM keys WHERE hash IS NOT NULL UNION ALL SELECT hash FROM codes UNION ALL SELECT hash FROM sessions"));

        Assert.Equal(
            new[] { key, code, session }.Select(secret => Convert.ToHexString(Secret.Of(secret).Hash)).Order(), stored.Select(Convert.ToHexString).Order());
    }

    public void Dispose()
    {
        database?.Dispose();
        GC.SuppressFinalize(this);
    }

    private DateTimeOffset Second => DateTimeOffset.FromUnixTimeSeconds(clock.Now.ToUnixTimeSeconds());

    private async Task<(AccessKeys Keys, Sessions Sessions)> OpenAsync()
    {
        database = await ControlDatabase.OpenAsync(await NewControlAsync(), AccessKeys.Room, clock);
        var keys = new AccessKeys(database, clock);
        return (keys, new Sessions(database, keys, clock));
    }

    private static async Task<bool[]> AreOpenAsync(Sessions sessions, IEnumerable<string?> opened) =>
        await Task.WhenAll(opened.Select(async session => await sessions.FindAsync(session!) is not null));
}
