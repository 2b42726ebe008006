using System.CommandLine;

namespace Analytics.Host.Commands;

/// <summary>Options that several commands take.</summary>
internal static class SharedOptions
{
    public static Option<string> Data() => new("--data")
    {
        Description = "Data folder.",
        HelpName = "DIR",
        DefaultValueFactory = _ => DataFolder.Default,
    };
}
