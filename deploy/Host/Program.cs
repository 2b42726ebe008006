using System.CommandLine;
using System.CommandLine.Help;
using Analytics.Host;
using Analytics.Host.Commands;

var time = TimeProvider.System;
// Not a RootCommand: that one is named after the assembly.
var root = new Command(
    "analytics",
    """
    Carrier-performance analytics from parcel-tracking events, with no personal identifier past the door.

    Examples:
      analytics demo
      analytics load pushes.jsonl.gz --format 17track
      analytics report carrier-speed --group lane,carrier --data analytics-data
      analytics up
    """)
{ new HelpOption(), new VersionOption() };
root.Subcommands.Add(LoadCommand.Create(time));
root.Subcommands.Add(MapCommand.Create());
root.Subcommands.Add(IntakeCommand.Create(time));
root.Subcommands.Add(SimulateCommand.Create(time));
root.Subcommands.Add(ReportCommand.Create(time));
root.Subcommands.Add(AlertsCommand.Create(time));
root.Subcommands.Add(UpCommand.Create(time));
root.Subcommands.Add(TransformCommand.Create(time));
root.Subcommands.Add(WebCommand.Create(time));
root.Subcommands.Add(TopicsCommand.Create());
root.Subcommands.Add(RejectedCommand.Create(time));
root.Subcommands.Add(JobsCommand.Create(time));
root.Subcommands.Add(RetentionCommand.Create(time));
root.Subcommands.Add(ConfigCommand.Create());
root.Subcommands.Add(DoctorCommand.Create(time));
root.Subcommands.Add(PolicyCommand.Create(time));
root.Subcommands.Add(RequestCommand.Create(time));
root.Subcommands.Add(RequestsCommand.Create(time));
root.Subcommands.Add(ReleaseCommand.Create(time));
root.Subcommands.Add(EtaCommand.Create(time));
root.Subcommands.Add(KeysCommand.Create(time));
root.Subcommands.Add(PartnerCommand.Create(time));
root.Subcommands.Add(BackupCommand.Create(time));
root.Subcommands.Add(RestoreCommand.Create(time));
root.Subcommands.Add(BreachCommand.Create(time));
root.Subcommands.Add(DemoCommand.Create(time));
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync($"analytics: {error.Message}").ConfigureAwait(false);
    }

    await Console.Error.WriteLineAsync("Run the command with --help to see how it is used.").ConfigureAwait(false);
    return ExitCode.Usage;
}

// A command that is stopped ends by itself: what was received is written first, and the engine must not be cut off in its work.
var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(2) };
return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
