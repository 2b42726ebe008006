using System.CommandLine;
using System.Globalization;
using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;

namespace Analytics.Host.Commands;

/// <summary><c>analytics request</c></summary>
internal static class RequestCommand
{
    public static Command Create(TimeProvider time)
    {
        var verb = new Argument<string>("VERB") { Description = $"What the person asks for: {RequestNames.All<RequestVerb>()}." };
        verb.AcceptOnlyFromAmong([.. Enum.GetValues<RequestVerb>().Select(RequestNames.NameOf)]);
        var references = new ReferenceOptions();
        var verified = new Option<bool>("--verified") { Description = "It is known that the person whom it is about asks. Without it, 'analytics requests verify' says so later." };
        var by = RequestsCommand.ByOption();
        var installation = new InstallationOptions();
        var command = new Command(
            "request",
            """
            Enter what a person has asked for. The person is named by tracking numbers, e-mail addresses, phone numbers or accounts, which are
            turned into tokens at once and kept nowhere. The answer is the same whether anything is held on the person or not: nobody looks.
            A running 'analytics up' or 'analytics transform' carries verified requests out within a minute.

            What is given on a command line stays in the shell's history and can be seen by others on the machine; --from-file - avoids it: it
            reads lines such as number,VALUE or email,VALUE, phone,VALUE, account,VALUE.

            Examples:
              analytics request erase --from-file - --verified < references.txt
              analytics request access --from-file references.txt --by "Ada"
              analytics request no-sale --number LX000000000XX
            """)
        { verb, verified, by };
        references.AddTo(command);
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var opened = installation.Of(parsed);
            var name = RequestsCommand.NameOf(parsed.GetRequiredValue(by));
            var given = references.Of(parsed);
            _ = RequestNames.TryParse<RequestVerb>(parsed.GetRequiredValue(verb), out var asked);
            using var book = await opened.OpenRequestsAsync(time, cancellation).ConfigureAwait(false);
            var request = await new RequestEntry(book, new SubjectSeal(opened.Keys(time), time)).EnterAsync(asked, given, parsed.GetValue(verified), name, cancellation).ConfigureAwait(false)
                ?? throw new UsageException("Every reference is empty or a placeholder: the request would be about nobody.");
            await Console.Out.WriteLineAsync(Told(request)).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static string Told(RequestRecord request) => string.Create(CultureInfo.InvariantCulture, $"""
        Request {request.Number} is entered: {RequestNames.NameOf(request.Verb)}, due {request.Due:yyyy-MM-dd}.
        {(request.State == RequestState.Verified ? "It is verified." : $"Once it is known who asks: analytics requests verify {request.Number}")}
        """);
}
