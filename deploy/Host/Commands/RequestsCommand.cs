using System.CommandLine;
using System.Text.Json;
using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;
using Analytics.Host.Reporting;

namespace Analytics.Host.Commands;

/// <summary><c>analytics requests</c></summary>
internal static class RequestsCommand
{
    private const string NoSuch = "There is no request of this number. 'analytics requests --state all' lists them.";
    private const string NotReceived = "The request is verified already, or done or refused. 'analytics requests show' tells which.";
    private const string NotOpen = "The request is done or refused already. 'analytics requests show' tells which.";

    public static Command Create(TimeProvider time)
    {
        var state = new Option<string>("--state") { Description = $"Only those that are {RequestNames.All<RequestState>()}; open for the first two, all for every one.", HelpName = "STATE", DefaultValueFactory = _ => "open" };
        state.AcceptOnlyFromAmong(["open", "all", .. Enum.GetValues<RequestState>().Select(RequestNames.NameOf)]);
        var due = new Option<bool>("--due") { Description = "Only those that are due today or late." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var limit = new Option<int>("--limit") { Description = "How many, the one that is due first coming first.", HelpName = "N", DefaultValueFactory = _ => 100 };
        var installation = new InstallationOptions();
        var command = new Command(
            "requests",
            """
            See what persons have asked for and until when it is due, and decide on it. Works while 'analytics up' runs. Due dates are days (UTC).

            Examples:
              analytics requests
              analytics requests --due
              analytics requests show 12
              analytics requests verify 12 --by "Ada"
              analytics requests refuse 12 --reason excessive
              analytics requests export 12 --out request-12.json
              analytics requests answer 12
            """)
        { state, due, json, limit };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => WithBookAsync(time, () => installation.Of(parsed), async book =>
        {
            var now = time.GetUtcNow();
            var filter = new RequestFilter
            {
                States = RequestFilter.StatesOf(parsed.GetRequiredValue(state))!,
                DueBy = parsed.GetValue(due) ? DateOnly.FromDateTime(now.UtcDateTime) : null,
                Limit = parsed.GetValue(limit) is > 0 and var most ? most : throw new UsageException("--limit must be at least 1."),
            };
            var list = await RequestList.ReadAsync(book, filter, now, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(list, RequestList.Json)).ConfigureAwait(false);
                return;
            }

            RequestTable.Write(list, Console.Out);
        }, cancellation));
        command.Subcommands.Add(Show(time));
        command.Subcommands.Add(Verify(time));
        command.Subcommands.Add(Refuse(time));
        command.Subcommands.Add(Answer(time));
        command.Subcommands.Add(RequestWorkCommand.Run(time));
        command.Subcommands.Add(RequestWorkCommand.Export(time));
        return command;
    }

    public static Argument<long> NumberArgument() => new("ID") { Description = "The request's number, as 'analytics requests' shows it." };

    public static Option<string> ByOption() => new("--by") { Description = "Who does this, for the record. Your user name, if not given.", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName };

    /// <exception cref="UsageException">It is no name.</exception>
    public static string NameOf(string by) => RequestBook.IsName(by) ? by.Trim() : throw new UsageException($"--by: give 1 to {RequestBook.LongestName} characters, on one line.");

    private static Command Show(TimeProvider time)
    {
        var number = NumberArgument();
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        return Of("show", "Show a request and its record: what was done, by whom, and how recipients were told.", time, [number], [json], async (book, parsed, cancellation) =>
        {
            var detail = await RequestDetail.ReadAsync(book, parsed.GetRequiredValue(number), time.GetUtcNow(), cancellation).ConfigureAwait(false) ?? throw new UsageException(NoSuch);
            if (parsed.GetValue(json))
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(detail, RequestDetail.Json)).ConfigureAwait(false);
                return;
            }

            RequestTable.Write(detail, Console.Out);
        });
    }

    private static Command Verify(TimeProvider time)
    {
        var (number, by) = (NumberArgument(), ByOption());
        return Of("verify", "Say that it is known that the person whom a request is about asks. It may be carried out from then on.", time, [number], [by], async (book, parsed, cancellation) =>
        {
            var request = await FindAsync(book, parsed.GetRequiredValue(number), cancellation).ConfigureAwait(false);
            if (!await book.VerifyAsync(request.Number, NameOf(parsed.GetRequiredValue(by)), cancellation).ConfigureAwait(false))
            {
                throw new UsageException(NotReceived);
            }

            await Console.Out.WriteLineAsync("Verified.").ConfigureAwait(false);
        });
    }

    private static Command Refuse(TimeProvider time)
    {
        var (number, by) = (NumberArgument(), ByOption());
        var reason = new Option<string>("--reason") { Description = $"Why: {RequestNames.All<RefusalReason>()}.", HelpName = "REASON", Required = true };
        reason.AcceptOnlyFromAmong([.. Enum.GetValues<RefusalReason>().Select(RequestNames.NameOf)]);
        return Of("refuse", "Refuse a request for one of the reasons that the law has, and wipe what it names its subject by.", time, [number], [reason, by], async (book, parsed, cancellation) =>
        {
            _ = RequestNames.TryParse<RefusalReason>(parsed.GetRequiredValue(reason), out var why);
            var request = await FindAsync(book, parsed.GetRequiredValue(number), cancellation).ConfigureAwait(false);
            if (!RefusalReasons.Fits(why, request.Verb))
            {
                throw new UsageException($"The law has this reason (GDPR, Article {RefusalReasons.ArticleOf(why)}) for other requests, not for {RequestNames.NameOf(request.Verb)}.");
            }

            if (!await book.RefuseAsync(request.Number, why, NameOf(parsed.GetRequiredValue(by)), cancellation).ConfigureAwait(false))
            {
                throw new UsageException(NotOpen);
            }

            await Console.Out.WriteLineAsync($"Refused. 'analytics requests answer {request.Number}' says what to tell the person.").ConfigureAwait(false);
        }, " --reason excessive");
    }

    private static Command Answer(TimeProvider time)
    {
        var number = NumberArgument();
        return Of("answer", "Print what to tell the person: the same words whether anything was held or not.", time, [number], [], async (book, parsed, cancellation) =>
            await Console.Out.WriteLineAsync(RequestAnswer.Of(await FindAsync(book, parsed.GetRequiredValue(number), cancellation).ConfigureAwait(false))).ConfigureAwait(false));
    }

    private static async Task<RequestRecord> FindAsync(RequestBook book, long number, CancellationToken cancellation) =>
        await book.FindAsync(number, cancellation).ConfigureAwait(false) ?? throw new UsageException(NoSuch);

    private static Command Of(
        string name, string what, TimeProvider time, IEnumerable<Argument> arguments, IEnumerable<Option> options, Func<RequestBook, ParseResult, CancellationToken, Task> work, string more = "")
    {
        var installation = new InstallationOptions();
        var command = new Command(
            name,
            $"""
            {what}

            Example:
              analytics requests {name} 12{more}
            """);
        foreach (var argument in arguments)
        {
            command.Arguments.Add(argument);
        }

        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => WithBookAsync(time, () => installation.Of(parsed), book => work(book, parsed, cancellation), cancellation));
        return command;
    }

    private static Task<int> WithBookAsync(TimeProvider time, Func<Installation> installation, Func<RequestBook, Task> work, CancellationToken cancellation) => Guard.RunAsync(async () =>
    {
        using var book = await installation().OpenRequestsAsync(time, cancellation).ConfigureAwait(false);
        await work(book).ConfigureAwait(false);
        return ExitCode.Done;
    });
}
