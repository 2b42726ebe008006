using System.Globalization;
using Analytics.Reports;

namespace Analytics.Host.Reporting;

/// <summary>Alerts for people: a table of 80 columns, the evidence in sentences, and what the figures mean.</summary>
internal static class AlertTable
{
    private static readonly TextColumn<AlertRow>[] Columns =
    [
        new("carrier or lane", row => row.Carrier ?? row.Lane ?? "", IsText: true),
        new("week", row => row.Week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), IsText: true),
        new("figure", row => IsHours(row) ? "p50 h" : "on time", IsText: true),
        new("value", row => Figure(row, row.Value)),
        new("from", row => Figure(row, row.Lower)),
        new("to", row => Figure(row, row.Upper)),
        new("n", row => Figures.Count(row.N), Spare: 1),
        new("", row => row.Direction, IsRemark: true),
    ];

    public static void Write(AlertReport report, TextWriter output)
    {
        if (report.Week is not { } week)
        {
            output.WriteLine("No week is complete yet: it has to be over, with less than 5 % of its parcels in flight.");
            return;
        }

        if (report.Alerts.Count == 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Every carrier and lane is within its control limits, up to the week of {week:yyyy-MM-dd}."));
            return;
        }

        TextTable.Write(report.Alerts, Columns, output);
        output.WriteLine();
        foreach (var alert in report.Alerts)
        {
            ReportNotes.Wrap(alert.Evidence, output);
        }

        ReportNotes.Write(ReportKind.Trends, output);
    }

    private static bool IsHours(AlertRow row) => row.Metric == "p50_hours";

    private static string Figure(AlertRow row, double value) => IsHours(row) ? Figures.Limit(value) : Figures.Share(value);
}
