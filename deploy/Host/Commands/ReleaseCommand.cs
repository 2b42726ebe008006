using System.CommandLine;
using Analytics.Host.Releasing;
using Analytics.Host.Reporting;
using Analytics.Releases;

namespace Analytics.Host.Commands;

/// <summary><c>analytics release</c></summary>
internal static class ReleaseCommand
{
    public static Command Create(TimeProvider time)
    {
        var command = new Command(
            "release",
            """
            Anonymized datasets that can be sold. A dataset is defined once, in a file; a release is its table for one window, the weeks whose Mondays
            lie in a month. Counts get noise that hides any one recipient, each release takes its cost from a budget that is never exceeded, and a
            certificate says all of it, signed.

            Examples:
              analytics release define --example > carrier-lane.json
              analytics release plan carrier-lane.json --window 2026-08
              analytics release build carrier-lane.json --window 2026-08
              analytics release verify analytics-data/releases/carrier-lane-2026-08
              analytics release publish carrier-lane-2026-08
              analytics release list
            """);
        command.Subcommands.Add(Define(time));
        command.Subcommands.Add(ReleaseBuildCommands.Plan(time));
        command.Subcommands.Add(ReleaseBuildCommands.Build(time));
        command.Subcommands.Add(ReleaseStepCommands.Verify());
        command.Subcommands.Add(ReleaseStepCommands.Publish(time));
        command.Subcommands.Add(ReleaseStepCommands.Withdraw(time));
        command.Subcommands.Add(List(time));
        return command;
    }

    private static Command Define(TimeProvider time)
    {
        var file = new Argument<string?>("FILE") { Description = "A definition, as JSON.", Arity = ArgumentArity.ZeroOrOne };
        var example = new Option<bool>("--example") { Description = "Print a definition with what each part means, and do nothing else." };
        var installation = new InstallationOptions();
        var command = new Command(
            "define",
            """
            Check a dataset's definition and take it up under its id. It can be told anew until the first release is charged for it.

            Examples:
              analytics release define --example > carrier-lane.json
              analytics release define carrier-lane.json
            """)
        { file, example };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            if (parsed.GetValue(example))
            {
                await Console.Out.WriteAsync(DefinitionFiles.ExampleText()).ConfigureAwait(false);
                return ExitCode.Done;
            }

            var dataset = await DefinitionFiles.ReadAsync(
                parsed.GetValue(file) ?? throw new UsageException("Name the file of a definition, or ask for one with --example."), cancellation).ConfigureAwait(false);
            using var ledger = await OpenAsync(installation.Of(parsed), time, cancellation).ConfigureAwait(false);
            await ledger.DefineAsync(dataset).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"The dataset {dataset.Id} is defined.").ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command List(TimeProvider time)
    {
        var json = new Option<bool>("--json") { Description = "For programs." };
        var installation = new InstallationOptions();
        var command = new Command(
            "list",
            """
            Show what was released, what it cost, and what is left of each window's budget. What was charged and is not built says so.
            Works while other commands run.

            Example:
              analytics release list
            """)
        { json };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var analytics = installation.Of(parsed);
            using var ledger = await OpenAsync(analytics, time, cancellation).ConfigureAwait(false);
            var releases = await ledger.ReleasesAsync(cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                await Console.Out.WriteLineAsync(ReleaseTable.Json(releases)).ConfigureAwait(false);
                return ExitCode.Done;
            }

            ReleaseTable.Write(releases, await BudgetsAsync(ledger, releases, cancellation).ConfigureAwait(false), analytics.Settings.Releases.ToOptions().Limits, Console.Out);
            return ExitCode.Done;
        }));
        return command;
    }

    internal static Task<Ledger> OpenAsync(Installation analytics, TimeProvider time, CancellationToken cancellation) =>
        Ledger.OpenAsync(analytics.Settings.Web.Control, time, cancellation);

    private static async Task<IReadOnlyList<WindowBudget>> BudgetsAsync(Ledger ledger, IReadOnlyList<ReleaseRecord> releases, CancellationToken cancellation)
    {
        List<WindowBudget> budgets = [];
        foreach (var window in releases.Select(release => release.Window).Distinct().Order())
        {
            var (spent, year) = await ledger.SpentAsync(window, cancellation).ConfigureAwait(false);
            budgets.Add(new WindowBudget(window, spent, year));
        }

        return budgets;
    }
}
