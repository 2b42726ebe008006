using System.CommandLine;
using System.Text.Json;
using Analytics.Host.Reporting;
using Analytics.Reports;
using Analytics.Warehouse;

namespace Analytics.Host.Commands;

/// <summary><c>analytics alerts</c></summary>
internal static class AlertsCommand
{
    public static Command Create(TimeProvider time)
    {
        var asOf = new Option<string?>("--as-of") { Description = "As things stood at this instant; now, if not given.", HelpName = "T" };
        var format = new Option<string?>("--format") { Description = "table or json.", HelpName = "FORMAT" };
        var installation = new InstallationOptions();
        var command = new Command(
            "alerts",
            """
            Tell which carriers and lanes left their control limits in their latest complete week, and by how much.

            Examples:
              analytics alerts
              analytics alerts --as-of 2026-10-01 --format json

            Exit code: 0, whether there are alerts or not.
            """)
        { asOf, format };
        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            // Trends are what alerts are made from; their request reads the parameters.
            var request = ReportRequest.Parse(new ReportArguments("trends") { AsOf = parsed.GetValue(asOf), Format = parsed.GetValue(format) });
            if (request.Format is not (ReportFormat.Table or ReportFormat.Json))
            {
                throw new ReportRequestException("format", "alerts come as table or json");
            }

            var analytics = installation.Of(parsed);
            analytics.MustHaveData();
            var warehouse = await analytics.OpenWarehouseAsync(time, cancellation).ConfigureAwait(false);
            await using (warehouse.ConfigureAwait(false))
            {
                var alerts = new AlertRunner(new ReportRunner(warehouse.ClickHouse.For(Purposes.Report), time), time);
                var report = await alerts.RunAsync(request.AsOf, cancellation).ConfigureAwait(false);
                await WriteAsync(report, request.Format).ConfigureAwait(false);
                return ExitCode.Done;
            }
        }));
        return command;
    }

    private static async Task WriteAsync(AlertReport report, ReportFormat format)
    {
        if (format == ReportFormat.Json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, AlertReport.Json)).ConfigureAwait(false);
            return;
        }

        AlertTable.Write(report, Console.Out);
    }
}
