using System.CommandLine;
using Analytics.Releases;

namespace Analytics.Host.Commands;

/// <summary><c>analytics release verify</c>, <c>publish</c> and <c>withdraw</c></summary>
internal static class ReleaseStepCommands
{
    public static Command Verify()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of a release." };
        var key = new Option<string?>("--key") { Description = "The publisher's public key, had by another way than the files: PEM.", HelpName = "FILE" };
        var command = new Command(
            "verify",
            """
            Check a release by its files alone: nothing was changed since it was signed, and what its certificate says holds together. Needs no data
            folder and no database.

            Examples:
              analytics release verify analytics-data/releases/carrier-lane-2026-08
              analytics release verify downloads/carrier-lane-2026-08 --key publisher.pem

            Exit code: 1 when a check fails.
            """)
        { folder, key };
        command.SetAction((parsed, _) => Guard.RunAsync(async () =>
        {
            var path = parsed.GetRequiredValue(folder);
            if (!Directory.Exists(path))
            {
                throw new UsageException($"There is no folder {path}.");
            }

            var findings = new ReleaseVerifier().Verify(path, parsed.GetValue(key) is { } file ? PublicKey(file) : null);
            foreach (var finding in findings)
            {
                await Console.Out.WriteLineAsync($"{(finding.Passed ? "ok    " : "FAILED")}  {finding.Check,-12}  {finding.Text}").ConfigureAwait(false);
            }

            var failed = findings.Count(finding => !finding.Passed);
            await Console.Out.WriteLineAsync(failed == 0 ? $"{findings.Count} checks passed." : $"{failed} of {findings.Count} checks failed: do not use this release.").ConfigureAwait(false);
            return failed == 0 ? ExitCode.Done : ExitCode.Data;
        }));
        return command;
    }

    public static Command Publish(TimeProvider time)
    {
        var (release, installation) = (Release(), new InstallationOptions());
        var command = new Command(
            "publish",
            """
            Let partners have a release that is built, once its files pass every check. From then on it is served byte for byte, and never changes.

            Example:
              analytics release publish carrier-lane-2026-08
            """)
        { release };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var analytics = installation.Of(parsed);
            using var ledger = await ReleaseCommand.OpenAsync(analytics, time, cancellation).ConfigureAwait(false);
            var published = await new Publication(ledger, new ReleaseShelf(analytics.Folder.Releases)).PublishAsync(parsed.GetRequiredValue(release), cancellation).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"{published.Id} is published: partners with an entitlement to {published.Dataset} can have it.").ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Withdraw(TimeProvider time)
    {
        var (release, installation) = (Release(), new InstallationOptions());
        var because = new Option<string>("--because") { Description = "Why, for the partners who ask for it later.", HelpName = "TEXT", Required = true };
        var command = new Command(
            "withdraw",
            """
            Take a release back: nobody can fetch it any more. What it cost stays spent, and it cannot be published or made again.

            Example:
              analytics release withdraw carrier-lane-2026-08 --because "A source told wrong times."
            """)
        { release, because };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var reason = parsed.GetRequiredValue(because);
            if (string.IsNullOrWhiteSpace(reason) || reason.Length > 500 || reason.Any(char.IsControl))
            {
                throw new UsageException("--because must be 1 to 500 characters on one line.");
            }

            using var ledger = await ReleaseCommand.OpenAsync(installation.Of(parsed), time, cancellation).ConfigureAwait(false);
            var withdrawn = await ledger.StepAsync(parsed.GetRequiredValue(release), LedgerStep.Withdrawn, reason).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"{withdrawn.Id} is withdrawn.").ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Argument<string> Release() => new("RELEASE") { Description = "The release, as carrier-lane-2026-08." };

    private static byte[] PublicKey(string file)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no file {file}.");
        }

        return SigningKey.ReadPublic(File.ReadAllText(file)) ?? throw new UsageException($"{file} is no public key of the curve P-256 in PEM.");
    }
}
