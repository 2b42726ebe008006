using System.Text;
using Analytics.Host.Reporting;
using Analytics.Reports;

namespace Analytics.Host.Demo;

/// <summary>The demo's reports: as files, as the figures of the page, and two of them as tables.</summary>
internal sealed class DemoReports(ReportRunner runner, string folder, DateTimeOffset asOf)
{
    public async Task<DemoFigures> WriteAsync(DemoFacts facts, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        return new DemoFigures
        {
            Facts = facts,
            Carriers = await WriteAsync(ReportKind.DeliveryTimes, "delivery-times-by-carrier", [GroupColumn.Carrier], cancellation).ConfigureAwait(false),
            Lanes = await WriteAsync(ReportKind.DeliveryTimes, "delivery-times-by-lane", [GroupColumn.Lane], cancellation).ConfigureAwait(false),
            Weeks = await WriteAsync(ReportKind.DeliveryTimes, "delivery-times-by-week", [GroupColumn.Week], cancellation).ConfigureAwait(false),
            CarrierSpeed = await WriteAsync(ReportKind.CarrierSpeed, "carrier-speed-by-lane", [GroupColumn.Lane, GroupColumn.Carrier], cancellation).ConfigureAwait(false),
            OnTime = await WriteAsync(ReportKind.OnTime, "on-time-by-carrier", [GroupColumn.Carrier], cancellation).ConfigureAwait(false),
            Milestones = await WriteAsync(ReportKind.Milestones, "milestones-by-carrier", [GroupColumn.Carrier], cancellation).ConfigureAwait(false),
        };
    }

    /// <summary>A ranking of carriers and a table of lanes.</summary>
    public async Task ShowAsync(TextWriter output, CancellationToken cancellation)
    {
        await output.WriteLineAsync("\nCarriers, the fastest first:").ConfigureAwait(false);
        await ReportTable.WriteAsync(runner, Request(ReportKind.CarrierSpeed, [GroupColumn.Carrier], ReportFormat.Table), output, isQuiet: true, cancellation).ConfigureAwait(false);
        await output.WriteLineAsync("\nLanes:").ConfigureAwait(false);
        await ReportTable.WriteAsync(runner, Request(ReportKind.DeliveryTimes, [GroupColumn.Lane], ReportFormat.Table), output, isQuiet: false, cancellation).ConfigureAwait(false);
    }

    private async Task<string> WriteAsync(ReportKind report, string name, GroupColumn[] group, CancellationToken cancellation)
    {
        foreach (var format in new[] { ReportFormat.Csv, ReportFormat.Parquet, ReportFormat.Json })
        {
            var file = Path.Combine(folder, $"{name}.{format.ToString().ToLowerInvariant()}");
            await ReportFile.WriteAsync(runner, Request(report, group, format), file, cancellation).ConfigureAwait(false);
        }

        return await File.ReadAllTextAsync(Path.Combine(folder, name + ".json"), Encoding.UTF8, cancellation).ConfigureAwait(false);
    }

    private ReportRequest Request(ReportKind report, GroupColumn[] group, ReportFormat format) => new(report, group, asOf: asOf, format: format);
}
