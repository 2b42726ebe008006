using System.CommandLine;
using Analytics.Eta;
using Analytics.Warehouse;

namespace Analytics.Host.Commands;

/// <summary><c>analytics eta</c></summary>
internal static class EtaCommand
{
    public static Command Create(TimeProvider time)
    {
        var command = new Command(
            "eta",
            """
            When will a parcel arrive, and how sure is that? A model learns from parcels that may be used for it, those in flight among them, is
            calibrated on what came after them, and judged on what came after that. It serves when it beats the one before, and all that can be told
            without a model.

            Examples:
              analytics eta train
              analytics eta backtest --origins 3 --svg reliability.svg
              analytics eta predict questions.jsonl > answers.jsonl
              analytics eta models
            """);
        command.Subcommands.Add(EtaTrainCommand.Create(time));
        command.Subcommands.Add(EtaBacktestCommand.Create(time));
        command.Subcommands.Add(EtaPredictCommand.Create(time, (installation, _) => Task.FromResult<IEtaPredictor>(
            ServingModel.Open(installation.Models, fault => throw fault, time))));
        command.Subcommands.Add(EtaModelsCommand.Create());
        return command;
    }

    /// <summary>The options that say how time is cut, and of which installation.</summary>
    internal sealed class SliceOptions
    {
        private readonly InstallationOptions installation = new();
        private readonly Option<string?> asOf = new("--as-of") { Description = "Nothing after this instant is looked at; the last scan of all, if not given.", HelpName = "T" };
        private readonly Option<int?> training = Days("--training-days", "Days of pickups to learn from.");
        private readonly Option<int?> calibration = Days("--calibration-days", "Days after them to calibrate on.");
        private readonly Option<int?> test = Days("--test-days", "Days after those to judge on.");
        private readonly Option<int?> settle = Days("--settle-days", "Days at the end that are not judged: most parcels of the slice before have arrived by then.");
        private readonly Option<int?> parcels = new("--most-parcels") { Description = "Parcels to look at, at most.", HelpName = "N" };

        public void AddTo(Command command)
        {
            foreach (var option in new Option[] { asOf, training, calibration, test, settle, parcels })
            {
                command.Options.Add(option);
            }

            installation.AddTo(command);
        }

        /// <summary>Opens the warehouse and does the work, whose steps are told; what came of it is told after them.</summary>
        /// <exception cref="UsageException">An option is out of its range.</exception>
        public async Task<T> RunAsync<T>(ParseResult parsed, TimeProvider time, Func<Asked, Task<T>> work, CancellationToken cancellation)
        {
            var analytics = installation.Of(parsed);
            analytics.MustHaveData();
            var (options, asOf) = Of(parsed, analytics.Settings.Eta.ToOptions());
            var warehouse = await analytics.OpenWarehouseAsync(time, cancellation).ConfigureAwait(false);
            await using (warehouse.ConfigureAwait(false))
            {
                using var steps = new StepLine(time);
                return await work(new Asked(analytics, warehouse.ClickHouse.For(Purposes.Eta), options, asOf, steps)).ConfigureAwait(false);
            }
        }

        private (EtaOptions Options, DateTimeOffset? AsOf) Of(ParseResult parsed, EtaOptions configured)
        {
            var options = configured with
            {
                TrainingDays = parsed.GetValue(training) ?? configured.TrainingDays,
                CalibrationDays = parsed.GetValue(calibration) ?? configured.CalibrationDays,
                TestDays = parsed.GetValue(test) ?? configured.TestDays,
                SettleDays = parsed.GetValue(settle) ?? configured.SettleDays,
                MostParcels = parsed.GetValue(parcels) ?? configured.MostParcels,
            };
            try
            {
                options.Validate();
            }
            catch (ArgumentException e)
            {
                throw new UsageException(e.Message);
            }

            return (options, Analytics.Reports.ReportRequest.Parse(new Analytics.Reports.ReportArguments("trends") { AsOf = parsed.GetValue(asOf) }).AsOf);
        }

        /// <summary>What a training or a backtest is asked for.</summary>
        internal sealed record Asked(Installation Analytics, RowsForPurpose Rows, EtaOptions Options, DateTimeOffset? AsOf, StepLine Steps);

        private static Option<int?> Days(string name, string description) => new(name) { Description = description, HelpName = "N" };
    }
}
