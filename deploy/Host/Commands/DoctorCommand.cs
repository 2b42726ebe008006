using System.CommandLine;
using Analytics.Host.Doctoring;

namespace Analytics.Host.Commands;

/// <summary><c>analytics doctor</c></summary>
internal static class DoctorCommand
{
    private const string Text = "text";
    private const string Json = "json";

    public static Command Create(TimeProvider time)
    {
        var format = new Option<string>("--format") { Description = $"{Text}, or {Json}.", HelpName = "FORMAT", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(Text, Json);
        var installation = new InstallationOptions();
        var command = new Command(
            "doctor",
            """
            Look at an installation and say what is well and what is not: versions, configuration, data folder, disk, keys, clock, brokers and
            topics, ClickHouse, control database. Changes nothing, shows no secret, and works while other commands run. Exit code 1 when there is a fault.

            Examples:
              analytics doctor
              analytics doctor --config analytics.json --format json
            """)
        { format };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var isText = parsed.GetRequiredValue(format) == Text;
            var findings = new List<Finding>();
            await foreach (var finding in Doctor.Of(installation.Of(parsed), time).ExamineAsync(cancellation).ConfigureAwait(false))
            {
                findings.Add(finding);
                if (isText)
                {
                    await Console.Out.WriteLineAsync(LineOf(finding)).ConfigureAwait(false);
                }
            }

            var diagnosis = Diagnosis.Of(findings);
            await Console.Out.WriteLineAsync(isText ? $"{diagnosis.Faults} faults, {diagnosis.Warnings} warnings." : diagnosis.ToJson()).ConfigureAwait(false);
            return diagnosis.Faults > 0 ? ExitCode.Data : ExitCode.Done;
        }));
        return command;
    }

    private static string LineOf(Finding finding) => $"{finding.Level.ToString().ToLowerInvariant(),-9}{finding.Check,-18}{finding.Text.ReplaceLineEndings(" ")}";
}
