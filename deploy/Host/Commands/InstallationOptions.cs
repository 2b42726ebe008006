using System.CommandLine;
using Analytics.Host.Configuration;

namespace Analytics.Host.Commands;

/// <summary>The options that say which installation a command is about.</summary>
/// <param name="openRights">Opens what carries out requests of persons, for commands that do.</param>
internal sealed class InstallationOptions(OpenRights? openRights = null)
{
    private const string FileVariable = "ANALYTICS_CONFIG";

    private readonly Option<string?> data = new("--data") { Description = $"Data folder. {DataFolder.Default}, unless the configuration says otherwise.", HelpName = "DIR" };

    private readonly Option<string?> config = new("--config")
    {
        Description = $"Configuration: a JSON file; 'analytics config reference' shows all that it can say. The environment's {FileVariable}, if not given.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(config);
        command.Options.Add(data);
    }

    /// <exception cref="UsageException">The configuration is wrong.</exception>
    public Installation Of(ParseResult parsed) =>
        new(SettingsReader.Read(FileOf(parsed), Environment.GetEnvironmentVariables(), parsed.GetValue(data)), openRights);

    /// <summary>The configuration's file; null where there is none.</summary>
    public string? FileOf(ParseResult parsed) =>
        parsed.GetValue(config) ?? (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file ? file : null);
}
