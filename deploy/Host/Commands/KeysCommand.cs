using System.CommandLine;
using Analytics.Host.Reporting;
using Analytics.Host.Serving;
using Analytics.Web;

namespace Analytics.Host.Commands;

/// <summary><c>analytics keys</c></summary>
internal static class KeysCommand
{
    public static Command Create(TimeProvider time) => new(
        "keys",
        """
        Make, list and revoke API keys, and sign browsers in. Works while 'analytics up' runs; a revoked key fails at once. Token keys, which
        identifiers are turned into tokens with, are made and destroyed by themselves: 'epochs' lists them, and 'rotate-master' gives them a
        new master key.

        Examples:
          analytics keys add --role analyst --name "weekly export"
          analytics keys list
          analytics keys revoke 3f9a2c0d71be
          analytics keys sign-in
          analytics keys epochs
        """)
    {
        Add(time), List(time), Revoke(time), SignIn(time), EpochsCommand.List(time), EpochsCommand.RotateMaster(time),
    };

    private static Command Add(TimeProvider time)
    {
        var role = new Option<string>("--role") { Description = $"What the key opens: {Roles.All}.", HelpName = "ROLE", Required = true };
        var name = new Option<string>("--name") { Description = "Whose the key is, or what for.", HelpName = "NAME", Required = true };
        var installation = new InstallationOptions();
        var command = new Command(
            "add",
            """
            Make an API key. It is shown once, and stored as a hash.

            Example:
              analytics keys add --role intake --name "17track webhook"
            """)
        { role, name };
        installation.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(time, () => installation.Of(parsed), keys =>
        {
            var (id, key) = keys.Add(RoleOf(parsed.GetRequiredValue(role)), NameOf(parsed.GetRequiredValue(name)));
            Console.Out.WriteLine(key);
            Console.Error.WriteLine($"This is key {id}. It is not shown again. 'analytics keys revoke {id}' revokes it.");
        }));
        return command;
    }

    private static Command List(TimeProvider time)
    {
        var installation = new InstallationOptions();
        var command = new Command("list", "List keys and signed-in browsers: never their secrets.");
        installation.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(time, () => installation.Of(parsed), keys =>
        {
            var all = keys.List();
            if (all.Count == 0)
            {
                Console.Out.WriteLine("There are no keys. 'analytics keys add --role analyst --name NAME' makes one.");
                return;
            }

            TextTable.Write(all, Columns, Console.Out);
        }));
        return command;
    }

    private static readonly TextColumn<AccessKey>[] Columns =
    [
        new("id", key => key.Id, IsRemark: true),
        new("role", key => Roles.NameOf(key.Role), IsRemark: true),
        new("name", key => key.Name, IsText: true),
        new("kind", key => key.IsApiKey ? "key" : "browser", IsRemark: true),
        new("created", key => Figures.Date(key.CreatedAt)),
        new("revoked", key => key.RevokedAt is { } at ? Figures.Date(at) : "", IsRemark: true),
    ];

    private static Command Revoke(TimeProvider time)
    {
        var id = new Argument<string>("ID") { Description = "The key's id, as 'analytics keys list' shows it." };
        var installation = new InstallationOptions();
        var command = new Command("revoke", "Revoke a key, and sign out every browser that came in with it.") { id };
        installation.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(time, () => installation.Of(parsed), keys =>
        {
            if (!keys.Revoke(parsed.GetRequiredValue(id)))
            {
                throw new UsageException("There is no such key, or it is revoked already. 'analytics keys list' shows the ids.");
            }

            Console.Out.WriteLine("Revoked.");
        }));
        return command;
    }

    private static Command SignIn(TimeProvider time)
    {
        var role = new Option<string>("--role") { Description = $"What the browser may open: {Roles.All}.", HelpName = "ROLE", DefaultValueFactory = _ => Roles.NameOf(Role.Analyst) };
        var name = new Option<string>("--name") { Description = "Whose browser it is.", HelpName = "NAME", DefaultValueFactory = _ => "browser" };
        var server = new Option<string>("--server") { Description = "Address of the server, as the browser knows it.", HelpName = "URL", DefaultValueFactory = _ => ListenAddress.Default };
        var installation = new InstallationOptions();
        var command = new Command(
            "sign-in",
            """
            Print a link that signs one browser in, once, within 15 minutes.

            Examples:
              analytics keys sign-in
              analytics keys sign-in --role analyst --name "Ada's laptop" --server https://analytics.example.com
            """)
        { role, name, server };
        installation.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(time, () => installation.Of(parsed), keys =>
        {
            var (_, code) = keys.AddSignIn(RoleOf(parsed.GetRequiredValue(role)), NameOf(parsed.GetRequiredValue(name)));
            Console.Out.WriteLine(SignInLink.To(parsed.GetRequiredValue(server), code));
        }));
        return command;
    }

    private static Task<int> RunAsync(TimeProvider time, Func<Installation> installation, Action<AccessKeys> work) => Guard.RunAsync(() =>
    {
        using var keys = AccessKeys.Open(installation().Settings.Web.Control, time);
        work(keys);
        return Task.FromResult(ExitCode.Done);
    });

    private static Role RoleOf(string name) => Roles.TryParse(name, out var role) ? role : throw new UsageException($"--role: there is none of this name; the roles are {Roles.All}.");

    private static string NameOf(string name) => AccessKeys.IsName(name)
        ? name
        : throw new UsageException($"--name: give 1 to {AccessKeys.LongestName} characters, on one line: whose the key is, or what for.");
}
