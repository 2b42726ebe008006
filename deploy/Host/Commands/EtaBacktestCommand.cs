using System.CommandLine;
using System.Text.Json;
using Analytics.Eta;
using Analytics.Host.Reporting;

namespace Analytics.Host.Commands;

/// <summary><c>analytics eta backtest</c></summary>
internal static class EtaBacktestCommand
{
    public static Command Create(TimeProvider time)
    {
        var origins = new Option<int>("--origins") { Description = "How many slices are judged, each a slice earlier, from 1 to 20.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "For programs." };
        var svg = new Option<string?>("--svg") { Description = "Write stated against real coverage of the newest slice as a plot.", HelpName = "FILE" };
        var slices = new EtaCommand.SliceOptions();
        var command = new Command(
            "backtest",
            """
            Train models as of earlier instants, and hold each against what came after: errors in hours, coverage of what was stated, by horizon, lane and
            carrier, beside what can be told without a model. The same model without parcels in flight stands in the table too: it shows why they are
            not left out. Nothing is kept.

            Examples:
              analytics eta backtest
              analytics eta backtest --svg reliability.svg
              analytics eta backtest --origins 3 --json > backtest.json
            """)
        { origins, svg, json };
        slices.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var count = parsed.GetValue(origins);
            if (count is < 1 or > 20)
            {
                throw new UsageException("--origins must lie between 1 and 20.");
            }

            var judged = await slices.RunAsync(
                parsed, time, asked => new EtaBacktest(asked.Rows, asked.Options, time).RunAsync(asked.AsOf, count, asked.Steps, cancellation), cancellation).ConfigureAwait(false);
            if (parsed.GetValue(svg) is { } file)
            {
                await File.WriteAllTextAsync(file, ReliabilityPlot.Svg(judged[0].Scores), cancellation).ConfigureAwait(false);
            }

            if (parsed.GetValue(json))
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(judged, EtaTableJson.Default.IReadOnlyListBacktestSlice)).ConfigureAwait(false);
            }
            else
            {
                EtaTable.Write(judged, Console.Out);
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
