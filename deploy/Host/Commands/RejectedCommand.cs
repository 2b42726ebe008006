using System.CommandLine;
using System.Globalization;
using Analytics.Formats;
using Analytics.Host.Reporting;
using Analytics.Intake.RawLog;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Commands;

/// <summary><c>analytics rejected</c></summary>
internal static class RejectedCommand
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(15);

    private static readonly TextColumn<RejectedRecord>[] Columns =
    [
        new("rejected", record => Figures.Time(record.RejectedAt)),
        new("partition", record => record.Partition.ToString(CultureInfo.InvariantCulture)),
        new("offset", record => record.Offset.ToString(CultureInfo.InvariantCulture)),
        new("provider", record => record.Provider, IsText: true),
        new("reason", record => $"{record.Reason}", IsRemark: true),
    ];

    public static Command Create(TimeProvider time) => new(
        "rejected",
        """
        See which pushes of the raw log were rejected and why, and put them into it again once the cause is mended.

        Examples:
          analytics rejected list --config analytics.json
          analytics rejected redrive --reason UnknownSource --config analytics.json
        """)
    {
        List(), Redrive(time),
    };

    private static Command List()
    {
        var filter = new RejectedFilter();
        var limit = new Option<int>("--limit") { Description = "The most rows to print, the latest ones.", HelpName = "N", DefaultValueFactory = _ => 100 };
        var installation = new InstallationOptions();
        var command = new Command(
            "list",
            """
            List what was rejected and not redriven: where it stands in the raw log and why, never what it holds.

            Example:
              analytics rejected list --reason Malformed --provider dhl --limit 20 --config analytics.json
            """)
        { limit };
        filter.AddTo(command);
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var records = filter.Of(parsed, await RejectedReader.ReadAsync(installation.Of(parsed).RawLog, Within, cancellation).ConfigureAwait(false));
            if (records.Count > 0)
            {
                TextTable.Write(records.TakeLast(parsed.GetRequiredValue(limit)).ToList(), Columns, Console.Out);
            }

            await Console.Out.WriteLineAsync($"{records.Count} rejected, and not redriven.").ConfigureAwait(false);
            foreach (var reason in records.GroupBy(record => record.Reason).OrderByDescending(reason => reason.Count()))
            {
                await Console.Out.WriteLineAsync($"  {reason.Count()} {reason.Key}: {Reasons.Explain(reason.Key)}").ConfigureAwait(false);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Redrive(TimeProvider time)
    {
        var filter = new RejectedFilter();
        var installation = new InstallationOptions();
        var command = new Command(
            "redrive",
            """
            Put rejected pushes into the raw log again, as they are, and take them off the list. What is still not right is rejected again, with
            its new place. A push that went through before, or is redriven twice, has no second effect.

            Example:
              analytics rejected redrive --reason UnknownSource --config analytics.json
            """);
        filter.AddTo(command);
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var options = installation.Of(parsed).RawLog;
            var records = filter.Of(parsed, await RejectedReader.ReadAsync(options, Within, cancellation).ConfigureAwait(false));
            using var logging = LoggerFactory.Create(builder => builder.AddSimpleConsole(console => console.SingleLine = true));
            using var rejected = new RejectedLog(options, time, logging.CreateLogger<RejectedLog>());
            using var redrive = new Redrive(options, rejected, time, logging.CreateLogger<Redrive>());
            var (redriven, gone) = await redrive.RunAsync(records, cancellation).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"{redriven} redriven.").ConfigureAwait(false);
            if (gone > 0)
            {
                await Console.Error.WriteLineAsync($"analytics: {gone} cannot be redriven: the raw log has dropped them. Set rawLog.rejectedWithPayload to keep the next ones, or ask their providers to send them again.").ConfigureAwait(false);
            }

            return gone > 0 ? ExitCode.Data : ExitCode.Done;
        }));
        return command;
    }
}
