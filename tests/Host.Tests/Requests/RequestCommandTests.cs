using System.CommandLine;
using System.Text.Json.Nodes;
using Analytics.Host.Commands;
using Analytics.Support.Requests;

namespace Analytics.Host.Tests.Requests;

/// <summary>Commands write to the console, of which a process has one: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(TheConsole), DisableParallelization = true)]
public sealed class TheConsole;

/// <summary><c>analytics request</c> and <c>analytics requests</c>, as far as they work beside a server.</summary>
[Collection(nameof(TheConsole))]
public sealed class RequestCommandTests : IDisposable
{
    private const string Value = "LX123456785XX";

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("analytics-requests-");
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 25, 22, 0, 0, TimeSpan.Zero));

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public async Task A_request_is_entered_with_its_number_and_due_date_and_never_what_it_names()
    {
        var entered = await RunAsync(Enter, ["request", "erase", "--number", Value, "--email", "jo@example.org", "--by", "Ada"]);
        var verified = await RunAsync(Enter, ["request", "erase", "--from-file", "-", "--verified"], $"number, {Value}\n\nphone,+49 30 1\naccount,a,1\n");

        Assert.Equal((0, "Request 1 is entered: erase, due 2026-12-04.\nOnce it is known who asks: analytics requests verify 1\n", ""), entered);
        Assert.Equal((0, "Request 2 is entered: erase, due 2026-12-04.\nIt is verified.\n", ""), verified);
        var list = JsonNode.Parse((await RunAsync(Look, ["requests", "--json"])).Output)!;
        Assert.Equal((2, "Ada"), ((int)list["open"]!, (string)list["requests"]![0]!["entered_by"]!));
        Assert.Equal("1 0 1 1", string.Join(' ', list["requests"]![1]!["references"]!.AsObject().Select(kind => kind.Value!.ToString())));
    }

    [Theory]
    [InlineData("number LX123456785XX\n", "Line 1 cannot be read: write number,VALUE or email,VALUE, phone,VALUE, account,VALUE.")]
    [InlineData("number,a\nLX123456785XX,number\n", "Line 2 cannot be read: write number,VALUE or email,VALUE, phone,VALUE, account,VALUE.")]
    [InlineData("\n", "A request names its subject by at least one tracking number, e-mail address, phone number or account.")]
    [InlineData("email,\n", "Every reference is empty or a placeholder: the request would be about nobody.")]
    public async Task References_that_cannot_be_read_are_told_by_their_line_and_not_by_what_they_say(string lines, string message) =>
        Assert.Equal((ExitCode.Usage, "", $"analytics: {message}\n"), await RunAsync(Enter, ["request", "erase", "--from-file", "-"], lines));

    [Fact]
    public async Task Requests_are_listed_shown_decided_on_and_answered_and_late_ones_are_marked()
    {
        await RunAsync(Enter, ["request", "erase", "--number", Value]);
        await RunAsync(Enter, ["request", "access", "--number", Value]);

        Assert.Equal("Verified.\n", (await RunAsync(Look, ["requests", "verify", "1", "--by", "Ada"])).Output);
        Assert.Equal(ExitCode.Usage, (await RunAsync(Look, ["requests", "verify", "1"])).Code);
        Assert.Contains("for other requests, not for access", (await RunAsync(Look, ["requests", "refuse", "2", "--reason", "legal-obligation"])).Error, StringComparison.Ordinal);
        Assert.Equal("0 open", (await RunAsync(Look, ["requests", "--state", "refused"])).Output.Replace("2 open", "0 open", StringComparison.Ordinal)[..6]);
        Assert.Equal(0, (await RunAsync(Look, ["requests", "refuse", "2", "--reason", "excessive"])).Code);
        Assert.Contains("(GDPR, Article 12(5)(b))", (await RunAsync(Look, ["requests", "answer", "2"])).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("late\n", (await RunAsync(Look, ["requests", "--due"])).Output.Replace("of them late", "", StringComparison.Ordinal), StringComparison.Ordinal);
        time.Now += TimeSpan.FromDays(10);

        var due = (await RunAsync(Look, ["requests", "--due"])).Output;
        Assert.Matches(@"1\s+erase\s+2026-11-25\s+2026-12-04\s+late\s+verified\s+1 number", due);
        Assert.EndsWith("1 open, 1 of them late.\n", due, StringComparison.Ordinal);
        var shown = (await RunAsync(Look, ["requests", "show", "1"])).Output;
        Assert.Matches(@"entered[\s\S]*verified\s+Ada", shown);
        Assert.Equal((ExitCode.Usage, "analytics: There is no request of this number. 'analytics requests --state all' lists them.\n"), ((await RunAsync(Look, ["requests", "show", "9"])).Code, (await RunAsync(Look, ["requests", "show", "9"])).Error));
    }

    [Fact]
    public async Task Verified_requests_are_carried_out_and_files_are_written_for_their_owner_alone()
    {
        await RunAsync(Enter, ["request", "erase", "--number", Value, "--verified"]);
        await RunAsync(Enter, ["request", "access", "--number", Value, "--verified"]);
        var path = Path.Combine(home.FullName, "file.json");

        Assert.Equal((0, "1 carried out.\n", ""), await RunAsync(Work, ["requests", "run"]));
        Assert.Equal((ExitCode.Usage, "", "analytics: Only access and copy have a file.\n"), await RunAsync(Work, ["requests", "export", "1", "--out", path]));
        Assert.False(File.Exists(path));
        Assert.Equal((0, $"Written to {path}.\n", ""), await RunAsync(Work, ["requests", "export", "2", "--out", path]));

        Assert.Empty(JsonNode.Parse(await File.ReadAllTextAsync(path))!["parcels"]!.AsArray());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.EndsWith("0 open, 0 of them late.\n", (await RunAsync(Look, ["requests"])).Output, StringComparison.Ordinal);
    }

    private Command Work => RequestsCommand.Create(time);

    private Command Enter => RequestCommand.Create(time);

    private Command Look => RequestsCommand.Create(time);

    private async Task<(int Code, string Output, string Error)> RunAsync(Command command, string[] words, string input = "")
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
            var code = await command.Parse([.. words[1..], "--data", home.FullName]).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
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
