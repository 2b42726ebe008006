using System.CommandLine;
using Analytics.Host.Serving;
using Analytics.Intake.Signatures;

namespace Analytics.Host.Commands;

/// <summary>The options of commands that serve until they are stopped.</summary>
internal sealed class ServeOptions
{
    private readonly InstallationOptions installation;
    private readonly Option<string?> listen;
    private readonly Option<bool> remote = new("--allow-remote") { Description = "Listen for other machines too; a proxy with TLS must stand in front." };
    private readonly Option<string[]>? unsigned;
    private readonly string standard;

    /// <param name="port">The port where no other address is given.</param>
    /// <param name="takesPushes">Whether pushes are sent here.</param>
    public ServeOptions(int port, bool takesPushes)
    {
        installation = new InstallationOptions();
        standard = ListenAddress.OnPort(port);
        listen = new Option<string?>("--listen") { Description = $"Address to listen on. {standard}, unless the configuration says otherwise.", HelpName = "URL" };
        if (takesPushes)
        {
            unsigned = new Option<string[]>("--accept-unsigned")
            {
                Description = "Take pushes of this provider without its signature, from whoever has the intake key.",
                HelpName = "PROVIDER",
            };
            unsigned.AcceptOnlyFromAmong([.. ProviderSignatures.Signing]);
        }
    }

    public void AddTo(Command command)
    {
        command.Options.Add(listen);
        command.Options.Add(remote);
        if (unsigned is not null)
        {
            command.Options.Add(unsigned);
        }

        installation.AddTo(command);
    }

    /// <exception cref="UsageException">The configuration or an option is wrong.</exception>
    public (Installation Installation, Uri Listen) Of(ParseResult parsed)
    {
        var configured = installation.Of(parsed);
        var settings = configured.Settings;
        var accepted = unsigned is null ? [] : parsed.GetValue(unsigned) ?? [];
        var address = parsed.GetValue(listen) ?? (settings.Listen.Address.Length > 0 ? settings.Listen.Address : standard);
        return (
            new Installation(settings with { AcceptUnsigned = [.. settings.AcceptUnsigned, .. accepted] }),
            ListenAddress.Parse(address, parsed.GetValue(remote) || settings.Listen.AllowRemote));
    }
}
