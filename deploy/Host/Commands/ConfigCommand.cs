using System.CommandLine;
using Analytics.Host.Configuration;

namespace Analytics.Host.Commands;

/// <summary><c>analytics config</c></summary>
internal static class ConfigCommand
{
    public static Command Create() => new(
        "config",
        """
        Show what can be configured, and check a configuration.

        Examples:
          analytics config reference > analytics.json
          analytics config check --config analytics.json
        """)
    {
        Reference(), Check(),
    };

    private static Command Reference()
    {
        var command = new Command(
            "reference",
            """
            Print every option with its default and its meaning: a configuration itself, to be cut down to what differs.

            Example:
              analytics config reference > analytics.json
            """);
        command.SetAction((_, _) => Guard.RunAsync(async () =>
        {
            await Console.Out.WriteAsync(KnownOptions.Text()).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Check()
    {
        var installation = new InstallationOptions();
        var command = new Command(
            "check",
            """
            Check the configuration, and what the environment says otherwise, without connecting to anything; 'analytics doctor' does that.

            Example:
              analytics config check --config analytics.json
            """);
        installation.AddTo(command);
        command.SetAction((parsed, _) => Guard.RunAsync(async () =>
        {
            var settings = installation.Of(parsed).Settings;
            await Console.Out.WriteLineAsync($"{installation.FileOf(parsed) ?? "No file"}: good.").ConfigureAwait(false);
            foreach (var (what, where) in Summary.Of(settings))
            {
                await Console.Out.WriteLineAsync($"  {what,-14}{where}").ConfigureAwait(false);
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
