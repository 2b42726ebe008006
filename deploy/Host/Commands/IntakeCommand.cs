using System.CommandLine;
using System.Security.Cryptography;
using Analytics.Custody.Secrets;
using Analytics.Host.Serving;
using Analytics.Intake.Signatures;
using Spectre.Console;

namespace Analytics.Host.Commands;

/// <summary><c>analytics intake</c></summary>
internal static class IntakeCommand
{
    private const int LongestSecret = 1024;
    private const string TrackingMore = "trackingmore";

    public static Command Create(TimeProvider time)
    {
        var options = new ServeOptions(ListenAddress.IntakePort, takesPushes: true);
        var command = new Command(
            "intake",
            """
            Take pushes over HTTP into the raw log on Kafka, until Ctrl-C. A push is answered 2xx once every in-sync broker has it; 'analytics
            transform' makes facts of it. Any number may run. Without Kafka, 'analytics up' takes pushes.

            Examples:
              analytics intake --config analytics.json
              analytics intake secret 17track < secret.txt
            """)
        { Secret() };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var (installation, listen) = options.Of(parsed);
            await new Server(installation, IntakeRole.OpenAsync, time).RunAsync(listen, Greeting.None, Console.Out, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Secret()
    {
        var provider = new Argument<string>("PROVIDER") { Description = $"One of those that sign: {string.Join(", ", ProviderSignatures.Signing)}." };
        var keepLast = new Option<bool>("--keep-last") { Description = "Let the last secret count as well, until the next is set: while the provider changes over." };
        var remove = new Option<bool>("--remove") { Description = "Take the provider's secrets away: its pushes are refused from then on." };
        var timestamp = new Option<string?>("--timestamp-header") { Description = "TrackingMore v4: the header with the time of signing, as its pages tell you.", HelpName = "NAME" };
        var signature = new Option<string?>("--signature-header") { Description = "TrackingMore v4: the header with the signature. Without both, the signature is looked for in the body, as in v2.", HelpName = "NAME" };
        var installation = new InstallationOptions();
        var command = new Command(
            "secret",
            """
            Set the secret that a provider signs its pushes with. It is read from standard input, never from the command line; a server
            that is running takes it up at once. For TrackingMore v2 the secret is the account's e-mail address.

            Examples:
              analytics intake secret 17track < secret.txt
              analytics intake secret shippo --keep-last
            """)
        { provider, keepLast, remove, timestamp, signature };
        command.Validators.Add(result =>
        {
            if (result.GetValue(timestamp) is null != result.GetValue(signature) is null)
            {
                result.AddError("--timestamp-header and --signature-header go together: give both, or neither.");
            }
        });
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var name = ProviderSignatures.Signing.FirstOrDefault(known => known.Equals(parsed.GetRequiredValue(provider), StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException($"This provider has no signature to check. Those that sign are: {string.Join(", ", ProviderSignatures.Signing)}. Pushes of the others need the intake key alone.");
            var secrets = installation.Of(parsed).Folder.Secrets;
            if (parsed.GetValue(remove))
            {
                secrets.Put(name, null);
                await Console.Out.WriteLineAsync($"{name} has no secret any more.").ConfigureAwait(false);
                return ExitCode.Done;
            }

            var secret = new ProviderSecret(await ReadAsync(name, cancellation).ConfigureAwait(false))
            {
                InAddress = name == TrackingMore ? InAddress(secrets) : null,
                TimestampHeader = parsed.GetValue(timestamp),
                SignatureHeader = parsed.GetValue(signature),
            };
            secrets.Put(name, secret, parsed.GetValue(keepLast));
            await Console.Out.WriteLineAsync($"The secret of {name} is set. Pushes to /intake/{name} are checked with it.").ConfigureAwait(false);
            if (secret.InAddress is not null)
            {
                await Console.Out.WriteLineAsync(
                    $"TrackingMore does not sign the body, so the address that you give it must hold a secret of its own:\n  https://YOUR-SERVER/intake/{name}?key=INTAKE-KEY&secret={secret.InAddress}").ConfigureAwait(false);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<string> ReadAsync(string provider, CancellationToken cancellation)
    {
        var text = Console.IsInputRedirected
            ? await Console.In.ReadToEndAsync(cancellation).ConfigureAwait(false)
            : await new TextPrompt<string>($"Secret of {provider}:").Secret().ShowAsync(AnsiConsole.Console, cancellation).ConfigureAwait(false);
        var secret = text.Trim();
        return secret.Length is > 0 and <= LongestSecret && !secret.Contains('\n')
            ? secret
            : throw new UsageException($"Standard input must hold the secret in one line of at most {LongestSecret} characters, and nothing else.");
    }

    // The address that the provider has stays good when its secret changes.
    private static string InAddress(ProviderSecretFile secrets) =>
        secrets.Of(TrackingMore) is [{ InAddress: { } known }, ..] ? known : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
