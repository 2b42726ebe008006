using System.CommandLine;
using Analytics.Host.Serving;

namespace Analytics.Host.Commands;

/// <summary><c>analytics transform</c></summary>
internal static class TransformCommand
{
    public static Command Create(TimeProvider time, OpenRights? openRights = null)
    {
        var options = new ServeOptions(ListenAddress.TransformPort, takesPushes: false, openRights);
        var command = new Command(
            "transform",
            """
            Turn the pushes in the raw log into facts on a ClickHouse server, until Ctrl-C. Any number may run and share the topic: when one
            dies, the others go on where its last commit was, and nothing is lost or counted twice. /healthz and /readyz answer on the address.

            Examples:
              analytics transform --config analytics.json
              ANALYTICS__TRANSFORM__WORKERS=4 analytics transform --config analytics.json --listen http://127.0.0.1:9002
            """);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var (installation, listen) = options.Of(parsed);
            await new Server(installation, TransformRole.OpenAsync, time)
                .RunAsync(listen, Greeting.None, Console.Out, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
