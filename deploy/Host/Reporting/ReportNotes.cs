using System.Text;
using Analytics.Reports;

namespace Analytics.Host.Reporting;

/// <summary>What the figures of a report mean, in lines of 80 columns.</summary>
internal static class ReportNotes
{
    public static void Write(ReportKind report, TextWriter output)
    {
        output.WriteLine();
        foreach (var metric in MetricDefinitions.Of(report))
        {
            var clock = metric.Start is null ? "" : $"{metric.Start} -> {metric.Stop}; ";
            var counted = metric.Counted is null ? "" : $"{metric.Counted}; ";
            Wrap($"{metric.Name}: {counted}{clock}of {metric.Population}", output);
        }

        foreach (var convention in MetricDefinitions.Conventions(report))
        {
            Wrap(convention, output);
        }

        if (report == ReportKind.DeliveryTimes)
        {
            Wrap("p90 h*: of delivered parcels only, for comparison; it looks too fast while parcels are in flight.", output);
        }
    }

    /// <summary>One text in lines of 80 columns, those after the first set in.</summary>
    public static void Wrap(string text, TextWriter output)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length + 1 + word.Length > TextTable.Width)
            {
                output.WriteLine(line);
                line.Clear().Append(' ');
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        output.WriteLine(line);
    }
}
