using System.CommandLine;
using Analytics.Host.Serving;

namespace Analytics.Host.Commands;

/// <summary><c>analytics up</c></summary>
internal static class UpCommand
{
    public static Command Create(TimeProvider time)
    {
        var listen = new Option<string>("--listen")
        {
            Description = "Address to listen on.",
            HelpName = "URL",
            DefaultValueFactory = _ => ListenAddress.Default,
        };
        var remote = new Option<bool>("--allow-remote") { Description = "Listen for other machines too; a proxy with TLS must stand in front." };
        var data = SharedOptions.Data();
        var command = new Command(
            "up",
            """
            Serve the dashboard and the API from one process, until Ctrl-C. The first start prints a link that signs a browser in;
            'analytics keys' makes keys and more links, while it runs too. Nothing but /healthz answers without one.

            Examples:
              analytics up
              analytics up --data analytics-data --listen http://127.0.0.1:9000
              curl -H "Authorization: Bearer $KEY" "http://127.0.0.1:8080/v1/reports/on-time?group=carrier"
            """)
        { listen, remote, data };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var address = ListenAddress.Parse(parsed.GetRequiredValue(listen), parsed.GetValue(remote));
            await new Server(new DataFolder(parsed.GetRequiredValue(data)), time).RunAsync(address, Console.Out, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
