using System.CommandLine;
using System.Text.Json.Nodes;
using Analytics.Host.Commands;
using Analytics.Host.Tests.Requests;
using Analytics.Host.Tests.Serving;
using Analytics.Releases;
using Analytics.Releases.Tests;
using Analytics.Web;

namespace Analytics.Host.Tests.Partners;

/// <summary><c>analytics partner</c></summary>
[Collection(nameof(TheConsole))]
public sealed class PartnerCommandTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("analytics-partner-");

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public async Task A_profile_names_the_server_and_a_new_key_which_grants_are_given_to()
    {
        await DefineAsync();
        var made = await RunAsync(["profile", "--name", "Acme", "--server", "https://data.example/"]);
        var profile = JsonNode.Parse(made.Output)!;
        var key = Assert.Single(Keys().List());

        Assert.Equal((ExitCode.Done, "Acme", Role.Partner), (made.Code, key.Name, key.Role));
        Assert.Equal("1 https://data.example/v1/delta-sharing", $"{profile["shareCredentialsVersion"]} {profile["endpoint"]}");
        Assert.Equal((key.Id, Role.Partner), Keys().Find((string)profile["bearerToken"]!));
        Assert.Contains(key.Id, made.Error, StringComparison.Ordinal);
        Assert.DoesNotContain((string)profile["bearerToken"]!, made.Error, StringComparison.Ordinal);
        Assert.Equal(made.Output, (await RunAsync(["profile", "--key-from", "-", "--server", "https://data.example"], $"{profile["bearerToken"]}\n")).Output);

        Assert.Equal((ExitCode.Done, "Acme may have carrier-lane from 2026-08 to 2026-12.\n", ""), await RunAsync(["grant", "--key", key.Id, "--dataset", "carrier-lane", "--from", "2026-08", "--to", "2026-12"]));
        Assert.Matches($@"{key.Id}\s+Acme\s+carrier-lane\s+2026-08\s+2026-12", (await RunAsync(["list"])).Output);
        Assert.Equal((ExitCode.Done, "Revoked.\n", ""), await RunAsync(["revoke", "--key", key.Id, "--dataset", "carrier-lane"]));
        Assert.Equal(ExitCode.Usage, (await RunAsync(["revoke", "--key", key.Id, "--dataset", "carrier-lane"])).Code);
        Assert.NotNull(JsonNode.Parse((await RunAsync(["list", "--json"])).Output)![0]!["revoked_at"]);
    }

    [Fact]
    public async Task What_was_agreed_to_and_fetched_is_listed_and_logged()
    {
        var control = TestInstallation.In(home.FullName).Settings.Web.Control;
        using (var maker = await ReleaseMaker.OpenAsync(control, Path.Combine(home.FullName, "releases"), TimeProvider.System))
        using (var book = await PartnerBook.OpenAsync(control, TimeProvider.System))
        {
            await maker.MakeAsync("2026-08");
            await book.GrantAsync("aaaa", ReleaseMaker.Dataset, new Window(2026, 8), null);
            await book.AcceptAsync("aaaa", ReleaseMaker.Dataset);
            await book.EndAsync(await book.BeginAsync(new Download("aaaa", "carrier-lane-2026-08", "groups.parquet", 100, 900, 206)), 900);
            await book.BeginAsync(new Download("aaaa", "carrier-lane-2026-08", "groups.parquet", 0, 1000, 200));
        }

        var entry = JsonNode.Parse((await RunAsync(["list", "--json"])).Output)![0]!;
        Assert.Equal("aaaa carrier-lane 2026-08  1 1 900", $"{entry["key"]} {entry["dataset"]} {entry["from"]} {entry["to"]} {entry["terms_version"]} {entry["downloads"]} {entry["bytes"]}");
        var log = JsonNode.Parse((await RunAsync(["log", "--json"])).Output)!.AsArray();
        Assert.Equal(["100 999 900 206", "0 999  200"], log.Select(logged => $"{logged!["first"]} {logged["last"]} {logged["sent"]} {logged["status"]}"));
        var table = (await RunAsync(["log", "--key", "aaaa", "--limit", "1"])).Output;
        Assert.Matches(@"aaaa\s+carrier-lane-2026-08\s+groups\.parquet\s.*\?", table);
        Assert.DoesNotContain("900", table, StringComparison.Ordinal);
        Assert.Equal("Nothing was fetched.\n", (await RunAsync(["log", "--key", "bbbb"])).Output);
    }

    [Theory]
    [InlineData("--key: there is no API key of the role partner", "grant", "--key", "aaaa", "--dataset", "carrier-lane", "--from", "2026-08")]
    [InlineData("--key: there is no API key of the role partner", "grant", "--key", "ANALYST", "--dataset", "carrier-lane", "--from", "2026-08")]
    [InlineData("--dataset: there is none of this id; there are carrier-lane.", "grant", "--key", "PARTNER", "--dataset", "other", "--from", "2026-08")]
    [InlineData("--from: write a month as 2026-08.", "grant", "--key", "PARTNER", "--dataset", "carrier-lane", "--from", "August")]
    [InlineData("--to is before --from.", "grant", "--key", "PARTNER", "--dataset", "carrier-lane", "--from", "2026-08", "--to", "2026-07")]
    [InlineData("Give either --name", "profile")]
    [InlineData("--key-from: this is no good key", "profile", "--key-from", "-")]
    [InlineData("--server: write it as", "profile", "--name", "Acme", "--server", "data.example")]
    [InlineData("--limit must be at least 1.", "log", "--limit", "0")]
    public async Task What_cannot_be_is_told_and_nothing_is_done(string message, params string[] words)
    {
        await DefineAsync();
        var ids = new Dictionary<string, string> { ["ANALYST"] = Keys().Add(Role.Analyst, "a").Id, ["PARTNER"] = Keys().Add(Role.Partner, "p").Id };

        var ended = await RunAsync([.. words.Select(word => ids.GetValueOrDefault(word, word))], "made-up");

        Assert.Equal((ExitCode.Usage, ""), (ended.Code, ended.Output));
        Assert.StartsWith($"analytics: {message}", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("made-up", ended.Error, StringComparison.Ordinal);
        Assert.Equal(2, Keys().List().Count);
        Assert.Equal("Nothing was granted. 'analytics partner grant' does it.\n", (await RunAsync(["list"])).Output);
    }

    private AccessKeys Keys() => AccessKeys.Open(TestInstallation.In(home.FullName).Settings.Web.Control, TimeProvider.System);

    private async Task DefineAsync()
    {
        using var ledger = await Ledger.OpenAsync(TestInstallation.In(home.FullName).Settings.Web.Control, TimeProvider.System);
        await ledger.DefineAsync(ReleaseMaker.Definition(ReleaseMaker.Dataset));
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] words, string input = "")
    {
        var (reader, output, error) = (Console.In, Console.Out, Console.Error);
        using var said = new StringWriter { NewLine = "\n" };
        using var complained = new StringWriter { NewLine = "\n" };
        using var given = new StringReader(input);
        Console.SetIn(given);
        Console.SetOut(said);
        Console.SetError(complained);
        try
        {
            var code = await PartnerCommand.Create(TimeProvider.System).Parse([.. words, "--data", home.FullName]).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return (code, said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetIn(reader);
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
