using System.CommandLine;
using Analytics.Host.Serving;

namespace Analytics.Host.Commands;

/// <summary><c>analytics web</c></summary>
internal static class WebCommand
{
    public static Command Create(TimeProvider time, OpenRights? openRights = null)
    {
        var options = new ServeOptions(ListenAddress.WebPort, takesPushes: false, openRights);
        var command = new Command(
            "web",
            """
            Serve the dashboard and the API over a ClickHouse server that 'analytics transform' fills, until Ctrl-C. Any number may run.

            Examples:
              analytics web --config analytics.json
              analytics web --config analytics.json --listen http://127.0.0.1:9000
            """);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var (installation, listen) = options.Of(parsed);
            await new Server(installation, WebRole.OpenAsync, time)
                .RunAsync(listen, Greeting.WithSignIn(installation, time), Console.Out, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
