using System.Net;
using Analytics.Control;
using Analytics.Reports.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Analytics.Web.Tests;

public sealed class KeyTests(TestWarehouse warehouse)
{
    [Theory]
    [InlineData(Role.Analyst, 200)]
    [InlineData(Role.Admin, 200)]
    [InlineData(Role.Partner, 403)]
    [InlineData(Role.Product, 403)]
    [InlineData(Role.Intake, 403)]
    [InlineData(Role.Privacy, 403)]
    public async Task A_key_opens_reports_by_its_role(Role role, int status)
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(role);

        Assert.Equal(status, await client.StatusAsync("/v1/reports/on-time"));
        Assert.Equal(status, await client.StatusAsync("/v1/filters"));
        Assert.Equal(status, await client.StatusAsync("/v1/freshness"));
        Assert.Equal(Roles.NameOf(role), (string?)(await client.JsonAsync("/v1/me"))["role"]);
    }

    [Fact]
    public async Task A_key_of_another_role_is_told_which_it_is()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Intake);

        Assert.Equal(
            "The role 'intake' does not open this. 'analytics keys add --role ROLE' makes a key of another role.",
            (string?)(await client.JsonAsync("/v1/filters"))["detail"]);
    }

    [Fact]
    public async Task A_revoked_key_fails_at_once()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        var (id, key) = site.Keys.Add(Role.Analyst, "leaver");
        using var client = site.Client(key);
        Assert.Equal(200, await client.StatusAsync("/v1/me"));

        Assert.True(site.Keys.Revoke(id));

        Assert.Equal(401, await client.StatusAsync("/v1/me"));
        Assert.False(site.Keys.Revoke(id));
        Assert.Equal(site.Clock.Now.ToUnixTimeSeconds(), Assert.Single(site.Keys.List()).RevokedAt?.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_key_that_differs_in_one_letter_is_not_good()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, with => with with { FailuresPerMinute = 1000 });
        var key = site.Keys.Add(Role.Analyst, "test").Key;

        foreach (var at in new[] { 0, 5, 12, key.Length / 2, key.Length - 1 })
        {
            using var client = site.Client(key[..at] + (key[at] == 'x' ? 'y' : 'x') + key[(at + 1)..]);
            Assert.Equal(401, await client.StatusAsync("/v1/me"));
        }
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Token")]
    public async Task A_key_in_another_scheme_is_not_good(string scheme)
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client();
        client.DefaultRequestHeaders.Authorization = new(scheme, site.Keys.Add(Role.Admin, "test").Key);

        Assert.Equal(401, await client.StatusAsync("/v1/me"));
    }

    [Fact]
    public async Task A_request_without_a_key_is_told_how_to_send_one()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client();

        using var answer = await client.GetAsync("/v1/me");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Contains("Authorization: Bearer KEY", (string?)(await answer.JsonAsync())["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_has_its_role_and_256_random_bits()
    {
        using var folder = new Folder();
        var keys = AccessKeys.Open(folder.Control, new TestClock());

        var made = Enum.GetValues<Role>().Select(role => keys.Add(role, "test").Key).ToList();

        Assert.All(made.Zip(Enum.GetValues<Role>()), pair => Assert.Matches($"^ana_{Roles.NameOf(pair.Second)}_[A-Za-z0-9_-]{{43}}$", pair.First));
        Assert.Equal(made.Count, made.Select(key => key[^43..]).Distinct().Count());
    }

    [Fact]
    public async Task No_secret_is_stored()
    {
        using var folder = new Folder();
        var keys = AccessKeys.Open(folder.Control, new TestClock());
        var database = ControlDatabase.Open(folder.Control, AccessKeys.Room, new TestClock());
        var key = keys.Add(Role.Analyst, "test").Key;
        var code = keys.AddSignIn(Role.Analyst, "test").Code;
        var session = (await new Sessions(database, keys, new TestClock()).OpenByKeyAsync(key))!;

        var stored = string.Concat(Directory.GetFiles(folder.Path).Select(file => System.Text.Encoding.Latin1.GetString(Folder.ReadShared(file))));

        Assert.Contains("test", stored, StringComparison.Ordinal);
        Assert.All([key, key[^43..], code, session], secret => Assert.DoesNotContain(secret, stored, StringComparison.Ordinal));
    }

    [Fact]
    public void The_folder_of_the_keys_is_closed_to_other_users()
    {
        using var folder = new Folder();
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);

        AccessKeys.Open(folder.Control, new TestClock());

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path));
    }

    [Fact]
    public void A_control_database_of_a_newer_version_is_left_alone()
    {
        using var folder = new Folder();
        AccessKeys.Open(folder.Control, new TestClock());
        using (var open = new SqliteConnection($"Data Source={System.IO.Path.Combine(folder.Path, "control.db")}"))
        {
            open.Open();
            using var command = open.CreateCommand();
            command.CommandText = "INSERT INTO control_versions VALUES ('web', 99, '099_later', 0)";
            command.ExecuteNonQuery();
        }

        var refused = Assert.Throws<ControlException>(() => AccessKeys.Open(folder.Control, new TestClock()));

        Assert.Equal("The control database was written by a newer version. Update, or name another data folder with --data.", refused.Message);
    }

    [Fact]
    public async Task A_file_from_before_versions_were_recorded_by_room_keeps_its_keys()
    {
        using var folder = new Folder();
        using var database = ControlDatabase.Open(folder.Control, AccessKeys.Room, new TestClock());
        var key = new AccessKeys(database, new TestClock()).Add(Role.Analyst, "test").Key;
        database.Change(open => open.Execute("DROP TABLE control_versions"));

        using var later = AccessKeys.Open(folder.Control, new TestClock());

        Assert.Equal("test", (await later.FindAsync(key))?.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    public void A_key_needs_a_name_on_one_line(string name)
    {
        using var folder = new Folder();

        Assert.Throws<ArgumentException>(() => AccessKeys.Open(folder.Control, new TestClock()).Add(Role.Analyst, name));
    }
}
