using System.CommandLine;
using System.Globalization;
using Analytics.Intake.RawLog;

namespace Analytics.Host.Commands;

/// <summary><c>analytics topics</c></summary>
internal static class TopicsCommand
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(15);

    public static Command Create() => new(
        "topics",
        """
        Create and check the topics of the raw log.

        Examples:
          analytics topics create --config analytics.json --partitions 12 --replication 3
          analytics topics check --config analytics.json
        """)
    {
        CreateMissing(), Check(),
    };

    private static Command CreateMissing()
    {
        var partitions = new Option<int>("--partitions") { Description = "Partitions of each: the most transform processes that can share the work.", HelpName = "N", DefaultValueFactory = _ => 12 };
        var replication = new Option<short>("--replication") { Description = "Brokers that have a copy of each partition.", HelpName = "N", DefaultValueFactory = _ => (short)3 };
        var retention = new Option<int>("--retention-days") { Description = "Days that pushes are kept. At least as long as a stop of the transform may last.", HelpName = "DAYS", DefaultValueFactory = _ => 7 };
        var installation = new InstallationOptions();
        var command = new Command(
            "create",
            """
            Create the topics that are not there yet. Those that are there are left as they are.

            Example:
              analytics topics create --config analytics.json --partitions 12 --replication 3 --retention-days 7
            """)
        { partitions, replication, retention };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var plan = new TopicPlan(parsed.GetRequiredValue(partitions), parsed.GetRequiredValue(replication), TimeSpan.FromDays(parsed.GetRequiredValue(retention)));
            foreach (var (topic, isNew) in await KafkaTopic.CreateAsync(installation.Of(parsed).RawLog, plan, Within, cancellation).ConfigureAwait(false))
            {
                await Console.Out.WriteLineAsync(isNew ? $"{topic}: created." : $"{topic}: was there already, and is as it was.").ConfigureAwait(false);
            }

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
            Tell whether the topics are there and can be used.

            Example:
              analytics topics check --config analytics.json
            """);
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var options = installation.Of(parsed).RawLog;
            foreach (var topic in new[] { options.Topic, options.RejectedTopic })
            {
                var partitions = await KafkaTopic.CheckAsync(options, topic, Within, cancellation).ConfigureAwait(false);
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{topic}: {partitions} partitions.")).ConfigureAwait(false);
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
