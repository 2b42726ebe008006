using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Analytics.Reports;

namespace Analytics.System.Tests.Serving;

/// <summary>The program as it serves.</summary>
public sealed partial class UpTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Figures_are_those_of_the_command_line()
    {
        (await cli.RunAsync("simulate", "--parcels", "2000", "--seed", "11", "--out", "sim")).MustBe(0);
        (await cli.LoadAsync("17track", Path.Combine(cli.Home, "sim", "17track.jsonl.gz"))).MustBe(0);
        var told = new Dictionary<string, JsonNode>();
        foreach (var name in Enum.GetValues<ReportKind>().Select(kind => Kebab().Replace(kind.ToString(), "-$1").ToLowerInvariant()))
        {
            told[name] = JsonNode.Parse(await cli.ReportAsync(name, "--group", "carrier", "--as-of", "2026-10-01", "--format", "json"))!;
        }

        using var server = await RunningServer.StartAsync(cli);
        using var client = server.Client(await KeyAsync("analyst"));

        Assert.All(told, report => Assert.NotEmpty(report.Value.AsArray()));
        foreach (var (name, rows) in told)
        {
            var body = JsonNode.Parse(await client.GetStringAsync($"/v1/reports/{name}?group=carrier&as-of=2026-10-01&limit=10000"))!;
            Assert.Equal(rows.ToJsonString(), body["rows"]!.ToJsonString());
        }

        (await server.StopAsync()).MustBe(0);
    }

    [Fact]
    public async Task The_first_start_prints_a_link_that_signs_in_and_later_ones_do_not()
    {
        using var first = await RunningServer.StartAsync(cli);
        var said = await first.StopAsync();
        said.MustBe(0);
        Assert.Contains($"Listening on {first.Address.GetLeftPart(UriPartial.Authority)}", said.Output, StringComparison.Ordinal);
        var link = new Uri(Link().Match(said.Output).Value);

        using var second = await RunningServer.StartAsync(cli);
        using var browser = second.Client();
        using var signedIn = await browser.GetAsync(link.PathAndQuery);
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        Assert.Contains("\"admin\"", await browser.GetStringAsync("/v1/me"), StringComparison.Ordinal);
        (await second.StopAsync()).MustBe(0);

        using var third = await RunningServer.StartAsync(cli);
        using var again = third.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.GetAsync("/v1/me")).StatusCode);
        Assert.DoesNotContain("sign-in?code", (await third.StopAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_made_and_revoked_while_it_runs()
    {
        using var server = await RunningServer.StartAsync(cli);
        var key = await KeyAsync("product");
        using var client = server.Client(key);
        Assert.Equal("""{"name":"a test","role":"product"}""", await client.GetStringAsync("/v1/me"));
        var id = Id().Match((await Keys("list")).Output).Value;

        (await Keys("revoke", id)).MustBe(0);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/v1/me")).StatusCode);
        var ended = await Keys("revoke", id);
        ended.MustBe(2);
        Assert.Equal("analytics: There is no such key, or it is revoked already. 'analytics keys list' shows the ids.\n", ended.Error);
        var said = await server.StopAsync();
        Assert.DoesNotContain(key, said.Output + said.Error + (await Keys("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_made_while_it_runs_signs_in_by_its_role()
    {
        using var server = await RunningServer.StartAsync(cli);
        var printed = await Keys("sign-in", "--server", server.Address.AbsoluteUri);
        printed.MustBe(0);
        using var browser = server.Client();

        using var signedIn = await browser.GetAsync(printed.Output.Trim());

        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        Assert.Equal("""{"name":"browser","role":"analyst"}""", await browser.GetStringAsync("/v1/me"));
    }

    [Fact]
    public async Task A_port_in_use_is_refused_with_what_to_do()
    {
        using var server = await RunningServer.StartAsync(cli);

        var ended = await cli.RunAsync("up", "--data", cli.PathOf("other"), "--listen", server.Address.AbsoluteUri);

        ended.MustBe(2);
        Assert.Equal(
            string.Create(
                CultureInfo.InvariantCulture,
                $"analytics: Another program listens on {server.Address.Authority}. Stop it, or give another address: --listen http://127.0.0.1:{server.Address.Port + 1}\n"),
            ended.Error);
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080", "Put a proxy with TLS in front")]
    [InlineData("http://192.0.2.1:8080", "add --allow-remote")]
    [InlineData("https://127.0.0.1:8080", "write it as http://127.0.0.1:8080")]
    [InlineData("127.0.0.1:8080", "write it as http://127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:8080/path", "write it as http://127.0.0.1:8080")]
    [InlineData("http://example.com:8080", "name an IP address of this machine")]
    public async Task An_address_that_cannot_be_or_is_open_to_others_is_refused(string address, string message)
    {
        var ended = await cli.RunAsync("up", "--data", cli.Data, "--listen", address);

        ended.MustBe(2);
        Assert.Contains(message, ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cli.Data));
    }

    [Theory]
    [InlineData("the roles are analyst, partner, product, intake, privacy, admin", "--role", "king", "--name", "x")]
    [InlineData("--name: give 1 to 100 characters", "--role", "analyst", "--name", "")]
    public async Task A_key_that_cannot_be_is_refused(string message, params string[] arguments)
    {
        var ended = await Keys("add", arguments);

        ended.MustBe(2);
        Assert.Contains(message, ended.Error, StringComparison.Ordinal);
    }

    private Task<Ended> Keys(string command, params IEnumerable<string> more) => cli.RunAsync(["keys", command, "--data", cli.Data, .. more]);

    private async Task<string> KeyAsync(string role)
    {
        var ended = await Keys("add", "--role", role, "--name", "a test");
        ended.MustBe(0);
        return ended.Output.Trim();
    }

    [GeneratedRegex("http://[0-9.:]+/sign-in[?]code=[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();

    [GeneratedRegex("[0-9a-f]{12}(?= +product)")]
    private static partial Regex Id();

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Kebab();
}
