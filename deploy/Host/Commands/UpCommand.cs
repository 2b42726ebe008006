using System.CommandLine;
using Analytics.Host.Serving;
using Analytics.Intake.Signatures;

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
        var unsigned = new Option<string[]>("--accept-unsigned")
        {
            Description = "Take pushes of this provider without its signature, from whoever has the intake key.",
            HelpName = "PROVIDER",
        };
        unsigned.AcceptOnlyFromAmong([.. ProviderSignatures.Signing]);
        var data = SharedOptions.Data();
        var command = new Command(
            "up",
            """
            Serve the dashboard and the API, and take pushes, from one process, until Ctrl-C. The first start prints a link that signs a browser in;
            'analytics keys' makes keys and more links, while it runs too. Nothing but /healthz answers without one.

            Examples:
              analytics up
              analytics up --data analytics-data --listen http://127.0.0.1:9000
              curl -H "Authorization: Bearer $KEY" "http://127.0.0.1:8080/v1/reports/on-time?group=carrier"

            Pushes: give a provider the address /intake/PROVIDER?key=KEY, with a key of the role intake, and set what it signs with
            ('analytics intake secret'). A push is answered 2xx once its facts are on disk. While this runs no other command can load
            into the folder; send files to it instead, as many pushes as there are, plain or .gz, with an intake key:
              curl -H "Authorization: Bearer $KEY" -H "Content-Type: application/x-ndjson" \
                   --data-binary @pushes.jsonl.gz http://127.0.0.1:8080/intake/17track
            """)
        { listen, remote, unsigned, data };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var address = ListenAddress.Parse(parsed.GetRequiredValue(listen), parsed.GetValue(remote));
            var accepted = (parsed.GetValue(unsigned) ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
            await new Server(new DataFolder(parsed.GetRequiredValue(data)), accepted, time).RunAsync(address, Console.Out, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
