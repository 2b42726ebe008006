using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Analytics.Custody.Retention;
using Analytics.Host.Reporting;

namespace Analytics.Host.Commands;

/// <summary><c>analytics retention</c></summary>
internal static class RetentionCommand
{
    public static Command Create(TimeProvider time)
    {
        var (json, installation) = (Json(), new InstallationOptions());
        var command = new Command(
            "retention",
            """
            Show what is kept of each month and for how long: parcels and rows, how it stands with the month's key, the days until nothing of it may
            be left, and the cells that stay. A month is counted from its first day on, and gone by its 180th. 'analytics up' and
            'analytics transform' see to it every day.

            Examples:
              analytics retention
              analytics retention --json
              analytics retention run --dry-run
              analytics retention record

            Exit code: 1 when something is kept beyond its limit.
            """)
        { json };
        installation.AddTo(command);
        command.Subcommands.Add(Run(time));
        command.Subcommands.Add(Record(time));
        command.SetAction((parsed, cancellation) => WithWarehouseAsync(() => installation.Of(parsed), time, async (analytics, warehouse, record) =>
        {
            var epochs = await RetentionStatus.ReadAsync(warehouse, analytics.Keys(time), record, time, cancellation).ConfigureAwait(false);
            Write(epochs, parsed.GetValue(json), RetentionJson.Default.IReadOnlyListEpochStatus, RetentionTable.Write);
            return epochs.Any(epoch => epoch.DaysLeft < 0) ? ExitCode.Data : ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command Run(TimeProvider time)
    {
        var dry = new Option<bool>("--dry-run") { Description = "Tell what would be done, and do nothing." };
        var installation = new InstallationOptions();
        var command = new Command(
            "run",
            """
            End the months that are due, now: their parcels are frozen to cells of 10 or more, their keys destroyed, their rows dropped. Goes on
            where an earlier run was stopped. With a ClickHouse server, 'analytics jobs run retention' has one of the processes do it.

            Examples:
              analytics retention run --dry-run
              analytics retention run --data analytics-data
            """)
        { dry };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var isDry = parsed.GetValue(dry);
            return WithWarehouseAsync(() => installation.Of(parsed), time, async (analytics, warehouse, record) =>
            {
                if (!isDry)
                {
                    MustBeAlone(analytics);
                }

                var run = new RetentionRun(warehouse, analytics.Keys(time), record, time);
                RetentionTable.Write(await run.PlanAsync(cancellation).ConfigureAwait(false), Console.Out);
                if (!isDry)
                {
                    var ended = await run.RunAsync(cancellation).ConfigureAwait(false);
                    await Console.Out.WriteLineAsync($"{ended.Count} ended.").ConfigureAwait(false);
                }

                return ExitCode.Done;
            }, cancellation);
        });
        return command;
    }

    private static Command Record(TimeProvider time)
    {
        var (json, installation) = (Json(), new InstallationOptions());
        var command = new Command(
            "record",
            """
            Show the record of months that were ended: each step with its time (UTC) and its counts. Nothing is ever taken out of it. Works
            while other commands run.

            Example:
              analytics retention record --json
            """)
        { json };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            using var record = await RetentionRecord.OpenAsync(installation.Of(parsed).Settings.Web.Control, time, cancellation).ConfigureAwait(false);
            Write(await record.ReadAsync(cancellation).ConfigureAwait(false), parsed.GetValue(json), RetentionJson.Default.IReadOnlyListRetentionEntry, RetentionTable.Write);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Option<bool> Json() => new("--json") { Description = "For programs." };

    private static Task<int> WithWarehouseAsync(
        Func<Installation> installation, TimeProvider time, Func<Installation, Warehouse.Warehouse, RetentionRecord, Task<int>> work, CancellationToken cancellation) => Guard.RunAsync(async () =>
    {
        var analytics = installation();
        analytics.MustHaveData();
        var warehouse = await analytics.OpenWarehouseAsync(time, cancellation).ConfigureAwait(false);
        await using (warehouse.ConfigureAwait(false))
        {
            using var record = await RetentionRecord.OpenAsync(analytics.Settings.Web.Control, time, cancellation).ConfigureAwait(false);
            return await work(analytics, warehouse, record).ConfigureAwait(false);
        }
    });

    // The schedule sees to it that one process at a time is at it, of all that share the server.
    private static void MustBeAlone(Installation analytics)
    {
        if (analytics.Settings.Warehouse.Server is not null)
        {
            throw new UsageException("The warehouse is a server that processes share: 'analytics jobs run retention' has one of them end what is due.");
        }
    }

    private static void Write<TRow>(IReadOnlyList<TRow> rows, bool isJson, JsonTypeInfo<IReadOnlyList<TRow>> type, Action<IReadOnlyList<TRow>, TextWriter> write)
    {
        if (isJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(rows, type));
            return;
        }

        write(rows, Console.Out);
    }
}
