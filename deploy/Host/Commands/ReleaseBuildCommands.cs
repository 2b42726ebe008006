using System.CommandLine;
using System.Globalization;
using Analytics.Custody.Subjects;
using Analytics.Host.Releasing;
using Analytics.Host.Reporting;
using Analytics.Releases;

namespace Analytics.Host.Commands;

/// <summary><c>analytics release plan</c> and <c>build</c></summary>
internal static class ReleaseBuildCommands
{
    public static Command Plan(TimeProvider time) => Of(
        "plan",
        """
        Show what a release would be like, before anything is spent: noise is simulated on the groups of the grid for several budgets, and for
        groups of other sizes. What it shows comes from exact counts: it is for you, and not for anybody outside.

          left out   parcels left out by chance to bound what a recipient adds
          told       groups of the grid that would be told
          too small  groups whose count with noise is below the threshold
          confid.    groups that are too much one shipper's, or too few recipients'
          planned    parcels from which on p50 is within 5 % and p90 within 10 %, 999 times in 1,000

        Examples:
          analytics release plan carrier-lane.json --window 2026-08
          analytics release plan carrier-lane --window 2026-08 --json
        """,
        time,
        async (asked, room, dataset, steps, cancellation) =>
        {
            var plan = await room.Planner.PlanAsync(dataset, asked.Window, asked.Holdings, steps, cancellation).ConfigureAwait(false);
            steps.Dispose();
            if (asked.IsJson)
            {
                await Console.Out.WriteLineAsync(PlanTable.Json(plan)).ConfigureAwait(false);
            }
            else
            {
                PlanTable.Write(plan, dataset, Console.Out);
            }
        },
        hasJson: true);

    public static Command Build(TimeProvider time) => Of(
        "build",
        """
        Make a release: close its window, take its cost from the budget, count, add noise, hold back what must not be told, write its files, attack
        them, and sign. A build that was stopped is gone on with by the same command, and charged once. What is built is not published yet.

        Examples:
          analytics release build carrier-lane.json --window 2026-08
          analytics release build carrier-lane --window 2026-08 --holdings holdings.csv
        """,
        time,
        async (asked, room, dataset, steps, cancellation) =>
        {
            var built = await room.Build.RunAsync(dataset, asked.Window, asked.Holdings, steps, cancellation).ConfigureAwait(false);
            steps.Dispose();
            var certificate = CertificateFile.Read(await File.ReadAllBytesAsync(Path.Combine(built.Path, CertificateFile.Name), cancellation).ConfigureAwait(false)).Certificate;
            await Console.Out.WriteLineAsync($"""
                {built.Id} {(built.IsNew ? "is built" : "was built before, and is as it was")}: {CertificateText.Line(certificate)}
                Its files: {built.Path}
                To check them: analytics release verify {built.Path}
                To let partners have it: analytics release publish {built.Id}
                """).ConfigureAwait(false);
        });

    private static Command Of(
        string name, string description, TimeProvider time, Func<Asked, ReleaseRoom, DatasetDefinition, StepLine, CancellationToken, Task> work, bool hasJson = false)
    {
        var named = new Argument<string>("DATASET") { Description = "The file of a definition, or the id of a dataset that is defined." };
        var window = new Option<string>("--window") { Description = "The window: a month, as 2026-08.", HelpName = "MONTH", Required = true };
        var holdings = new Option<string?>("--holdings") { Description = "A file of lines HOLDING,SHIPPER: shippers of a holding count as one.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "For programs." };
        var installation = new InstallationOptions();
        var command = new Command(name, description) { named, window, holdings };
        if (hasJson)
        {
            command.Options.Add(json);
        }

        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var analytics = installation.Of(parsed);
            analytics.MustHaveData();
            var asked = new Asked(
                Window.TryParse(parsed.GetRequiredValue(window), out var month) ? month : throw new UsageException("--window must be a month, as 2026-08."),
                Holdings.Read(parsed.GetValue(holdings), () => new SubjectSeal(analytics.Keys(time), time)),
                hasJson && parsed.GetValue(json));
            var (warehouse, custody) = await CustodyRoom.OpenWithWarehouseAsync(analytics, time, cancellation).ConfigureAwait(false);
            await using (warehouse.ConfigureAwait(false))
            await using (custody.ConfigureAwait(false))
            {
                using var room = await ReleaseRoom.OpenAsync(analytics, warehouse, time, cancellation).ConfigureAwait(false);
                var dataset = await DefinitionFiles.FindAsync(parsed.GetRequiredValue(named), room.Ledger, cancellation).ConfigureAwait(false);
                using var steps = new StepLine(time);
                await work(asked, room, dataset, steps, cancellation).ConfigureAwait(false);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private sealed record Asked(Window Window, IReadOnlyDictionary<UInt128, int> Holdings, bool IsJson);
}
