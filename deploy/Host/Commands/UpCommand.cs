using System.CommandLine;
using Analytics.Host.Serving;

namespace Analytics.Host.Commands;

/// <summary><c>analytics up</c></summary>
internal static class UpCommand
{
    public static Command Create(TimeProvider time, OpenRights? openRights = null)
    {
        var options = new ServeOptions(ListenAddress.WebPort, takesPushes: true, openRights);
        var command = new Command(
            "up",
            """
            Serve the dashboard and the API, and take pushes, from one process, until Ctrl-C. The first start prints a link that signs a browser in;
            'analytics keys' makes keys and more links, while it runs too. Nothing but /healthz and /readyz answers without one.

            Examples:
              analytics up
              analytics up --data analytics-data --listen http://127.0.0.1:9000
              curl -H "Authorization: Bearer $KEY" "http://127.0.0.1:8080/v1/reports/on-time?group=carrier"

            Pushes: give a provider the address /intake/PROVIDER?key=KEY, with a key of the role intake, and set what it signs with
            ('analytics intake secret'). A push is answered 2xx once its facts are on disk. While this runs no other command can load
            into the folder; send files to it instead, as many pushes as there are, plain or .gz, with an intake key:
              curl -H "Authorization: Bearer $KEY" -H "Content-Type: application/x-ndjson" \
                   --data-binary @pushes.jsonl.gz http://127.0.0.1:8080/intake/17track
            """);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var (installation, listen) = options.Of(parsed);
            installation.MustBeAlone();
            await new Server(installation, EmbeddedRole.OpenAsync, time)
                .RunAsync(listen, Greeting.WithSignIn(installation, time), Console.Out, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
