using System.CommandLine;
using System.Text.Json;
using Analytics.Eta;
using Analytics.Host.Reporting;

namespace Analytics.Host.Commands;

/// <summary><c>analytics eta train</c></summary>
internal static class EtaTrainCommand
{
    public static Command Create(TimeProvider time)
    {
        var json = new Option<bool>("--json") { Description = "The model's record, for programs." };
        var slices = new EtaCommand.SliceOptions();
        var command = new Command(
            "train",
            """
            Train a model and hold it against the one that serves and the baselines. It serves from then on, when it is better; else it is kept aside,
            with the reasons. Stopped on the way, it leaves everything as it was.

            Examples:
              analytics eta train
              analytics eta train --training-days 60 --as-of 2026-09-28

            Exit code: 0, whether it serves or not.
            """)
        { json };
        slices.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var record = await slices.RunAsync(
                parsed, time, asked => new EtaTraining(asked.Rows, asked.Analytics.Models, asked.Options, time).RunAsync(asked.AsOf, asked.Steps, cancellation), cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(record, EtaTableJson.Default.ModelRecord)).ConfigureAwait(false);
            }
            else
            {
                EtaTable.Write(record, Console.Out);
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
