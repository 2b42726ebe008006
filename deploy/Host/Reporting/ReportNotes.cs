using System.Globalization;
using Analytics.Reports;

namespace Analytics.Host.Reporting;

/// <summary>What the figures of a report mean, in lines of 80 columns.</summary>
internal static class ReportNotes
{
    /// <param name="request">With its instant.</param>
    public static void Write(ReportRequest request, TextWriter output)
    {
        output.WriteLine();
        foreach (var note in Notes(request))
        {
            foreach (var line in Terminal.Wrap(note))
            {
                output.WriteLine(line);
            }
        }
    }

    private static IEnumerable<string> Notes(ReportRequest request) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"As of {request.AsOf:yyyy-MM-dd HH:mm:ss} UTC."),
        .. MetricDefinitions.Of(request.Report).Select(Definition),
        .. MetricDefinitions.Conventions(request.Report),
        .. request.Report == ReportKind.DeliveryTimes ? ["p90 h*: of delivered parcels only, which reads too fast while parcels are in flight."] : Array.Empty<string>(),
    ];

    private static string Definition(Metric metric)
    {
        var counted = metric.Counted is null ? "" : $"{metric.Counted}; ";
        var clock = metric.Start is null ? "" : $"{metric.Start} -> {metric.Stop}; ";
        return $"{metric.Name}: {counted}{clock}{metric.Unit} of {metric.Population}.";
    }
}
