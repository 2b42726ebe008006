using System.CommandLine;
using System.Text.Json;
using Analytics.Host.Reporting;
using Analytics.Host.Serving;
using Analytics.Web;

namespace Analytics.Host.Commands;

/// <summary><c>analytics partner profile</c></summary>
internal static class PartnerProfileCommand
{
    public static Command Create(TimeProvider time)
    {
        var name = new Option<string?>("--name") { Description = "Whose the new key is.", HelpName = "NAME" };
        var key = new Option<string?>("--key-from") { Description = "Makes no key: a file with the one to use; - for the standard input.", HelpName = "FILE" };
        var server = new Option<string>("--server") { Description = "Address of the server, as the partner knows it.", HelpName = "URL", DefaultValueFactory = _ => ListenAddress.Default };
        var where = new InstallationOptions();
        var command = new Command(
            "profile",
            """
            Print the file by which clients of Delta Sharing (pandas, Spark and others) find this server and open it. It holds the partner's key:
            hand it over as a secret. A new key is made unless one is given.

            Examples:
              analytics partner profile --name "Acme" --server https://analytics.example.com > acme.share
              analytics partner profile --key-from - --server https://analytics.example.com < acme.key
            """)
        { name, key, server };
        where.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var address = Endpoint(parsed.GetRequiredValue(server));
            using var keys = AccessKeys.Open(where.Of(parsed).Settings.Web.Control, time);
            var (id, token) = (parsed.GetValue(name), parsed.GetValue(key)) switch
            {
                ({ } of, null) => AccessKeys.IsName(of) ? keys.Add(Role.Partner, of) : throw new UsageException($"--name: give 1 to {AccessKeys.LongestName} characters, on one line."),
                (null, { } file) => Known(keys, await ReadAsync(file, cancellation).ConfigureAwait(false)),
                _ => throw new UsageException("Give either --name, for a new key, or --key-from, for one that there is."),
            };
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new DeltaProfile(1, address, token), ProfileJson.Default.DeltaProfile)).ConfigureAwait(false);
            await Console.Error.WriteLineAsync($"The profile is of key {id}. 'analytics partner grant --key {id}' says what it opens; 'analytics keys revoke {id}' revokes it.").ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static string Endpoint(string server) => Uri.TryCreate(server, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? $"{server.TrimEnd('/')}/v1/delta-sharing"
        : throw new UsageException("--server: write it as https://analytics.example.com.");

    private static (string Id, string Key) Known(AccessKeys keys, string key) => keys.Find(key) is ({ } id, Role.Partner or Role.Admin)
        ? (id, key)
        : throw new UsageException("--key-from: this is no good key of the role partner.");

    private static async Task<string> ReadAsync(string file, CancellationToken cancellation) =>
        (file == "-" ? await Console.In.ReadToEndAsync(cancellation).ConfigureAwait(false) : await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false)).Trim();
}
