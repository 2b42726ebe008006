using System.CommandLine;
using System.Text.Json;
using Analytics.Eta;
using Analytics.Host.Estimating;
using Analytics.Host.Reporting;
using Analytics.Warehouse;

namespace Analytics.Host.Commands;

/// <summary><c>analytics eta backtest</c></summary>
internal static class EtaBacktestCommand
{
    public static Command Create(TimeProvider time)
    {
        var origins = new Option<int>("--origins") { Description = "How many slices are judged, each a slice earlier, from 1 to 20.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "For programs." };
        var (slices, installation) = (new EtaCommand.SliceOptions(), new InstallationOptions());
        var command = new Command(
            "backtest",
            """
            Train models as of earlier instants, and hold each against what came after: errors in hours, coverage of what was stated, by horizon, lane and
            carrier, beside what can be told without a model. The same model without parcels in flight stands in the table too: it shows why they are
            not left out. Nothing is kept.

            Examples:
              analytics eta backtest
              analytics eta backtest --origins 3 --json > backtest.json
            """)
        { origins, json };
        slices.AddTo(command);
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var count = parsed.GetValue(origins);
            if (count is < 1 or > 20)
            {
                throw new UsageException("--origins must lie between 1 and 20.");
            }

            var analytics = installation.Of(parsed);
            analytics.MustHaveData();
            var (options, asOf) = slices.Of(parsed, analytics.Settings.Eta.ToOptions());
            var warehouse = await analytics.OpenWarehouseAsync(time, cancellation).ConfigureAwait(false);
            await using (warehouse.ConfigureAwait(false))
            {
                using var steps = new EtaSteps(time);
                var judged = await new EtaBacktest(warehouse.ClickHouse.For(Purposes.Eta), options, time).RunAsync(asOf, count, steps, cancellation).ConfigureAwait(false);
                steps.Dispose();
                if (parsed.GetValue(json))
                {
                    await Console.Out.WriteLineAsync(JsonSerializer.Serialize(judged, EtaTableJson.Default.IReadOnlyListBacktestSlice)).ConfigureAwait(false);
                }
                else
                {
                    EtaTable.Write(judged, Console.Out);
                }
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
