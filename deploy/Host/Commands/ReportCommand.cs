using System.CommandLine;
using Analytics.Host.Reporting;
using Analytics.Reports;
using Analytics.Warehouse;

namespace Analytics.Host.Commands;

/// <summary><c>analytics report</c></summary>
internal static class ReportCommand
{
    public static Command Create(TimeProvider time)
    {
        var name = new Argument<string>("REPORT") { Description = "delivery-times, carrier-speed, on-time, milestones, coverage, exceptions, data-quality, trends or distribution." };
        var group = new Option<string?>("--group") { Description = "Columns to group by: carrier, service, origin, destination, lane, week, month.", HelpName = "COLUMNS" };
        var from = new Option<string?>("--from") { Description = "From the week of this date.", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Up to the week of this date.", HelpName = "DATE" };
        var carrier = new Option<string?>("--carrier") { Description = "Only this carrier.", HelpName = "NAME" };
        var service = new Option<string?>("--service") { Description = "Only this service of the carriers.", HelpName = "NAME" };
        var origin = new Option<string?>("--origin") { Description = "Only from this place: US-CA, US or CA.", HelpName = "PLACE" };
        var destination = new Option<string?>("--destination") { Description = "Only to this place.", HelpName = "PLACE" };
        var lane = new Option<string?>("--lane") { Description = "Only this lane, exactly as reports name it: \"US-CA->US-NY\".", HelpName = "LANE" };
        var asOf = new Option<string?>("--as-of") { Description = "As things stood at this instant; now, if not given.", HelpName = "T" };
        var rankBy = new Option<string?>("--rank-by") { Description = "What carrier-speed ranks by: p50, p90 ...", HelpName = "pNN" };
        var mixed = new Option<bool>("--leave-out-mixed-clocks") { Description = "Leave out parcels whose pickup and delivery were told by clocks that cannot be compared." };
        var unit = new Option<string?>("--unit") { Description = "What durations are told in: hours (if not given), calendar-days or business-days.", HelpName = "UNIT" };
        var format = new Option<string?>("--format") { Description = "table, json, csv, parquet or arrow.", HelpName = "FORMAT" };
        var output = new Option<string?>("--out") { Description = "Write to this file: whole or not at all.", HelpName = "FILE" };
        var quiet = new Option<bool>("--quiet") { Description = "A table without the definitions below it." };
        var installation = new InstallationOptions();
        var command = new Command(
            "report",
            """
            Report delivery times and their distribution, carrier speed, punctuality, legs, exceptions, trends, coverage or the quality of data.

            Examples:
              analytics report delivery-times --group carrier
              analytics report carrier-speed --group lane,carrier --origin US --unit business-days
              analytics report trends --group carrier --service ground
              analytics report on-time --group carrier,month --from 2026-01-01 --format csv --out on-time.csv
            """)
        { name, group, from, to, carrier, service, origin, destination, lane, asOf, rankBy, unit, mixed, format, output, quiet };

        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var request = ReportRequest.Parse(new ReportArguments(parsed.GetRequiredValue(name))
            {
                Group = parsed.GetValue(group),
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                Carrier = parsed.GetValue(carrier),
                Service = parsed.GetValue(service),
                Origin = parsed.GetValue(origin),
                Destination = parsed.GetValue(destination),
                Lane = parsed.GetValue(lane),
                AsOf = parsed.GetValue(asOf),
                Percentile = parsed.GetValue(rankBy),
                Unit = parsed.GetValue(unit),
                Format = parsed.GetValue(format),
                LeaveOutMixedClocks = parsed.GetValue(mixed),
            });
            var analytics = installation.Of(parsed);
            analytics.MustHaveData();
            var warehouse = await analytics.OpenWarehouseAsync(time, cancellation).ConfigureAwait(false);
            await using (warehouse.ConfigureAwait(false))
            {
                var runner = new ReportRunner(warehouse.ClickHouse.For(Purposes.Report), time);
                await WriteAsync(runner, request, parsed.GetValue(output), parsed.GetValue(quiet), cancellation).ConfigureAwait(false);
                return ExitCode.Done;
            }
        }));
        return command;
    }

    private static async Task WriteAsync(ReportRunner runner, ReportRequest request, string? path, bool isQuiet, CancellationToken cancellation)
    {
        switch (request.Format, path)
        {
            case (ReportFormat.Table, null):
                await ReportTable.WriteAsync(runner, request, Console.Out, isQuiet, cancellation).ConfigureAwait(false);
                return;
            case (ReportFormat.Table, _):
                var text = new StreamWriter(path);
                await using (text.ConfigureAwait(false))
                {
                    await ReportTable.WriteAsync(runner, request, text, isQuiet, cancellation).ConfigureAwait(false);
                }

                return;
            case (ReportFormat.Parquet or ReportFormat.Arrow, null) when !Console.IsOutputRedirected:
                throw new UsageException("Parquet and Arrow are not for a terminal: add --out FILE, or send the output to a file.");
            case (_, null):
                var output = Console.OpenStandardOutput();
                await using (output.ConfigureAwait(false))
                {
                    await runner.RunAsync(request, output, cancellation).ConfigureAwait(false);
                }

                return;
            default:
                await ReportFile.WriteAsync(runner, request, path, cancellation).ConfigureAwait(false);
                return;
        }
    }
}
