using System.Diagnostics;
using System.Diagnostics.Metrics;
using Analytics.Formats;

namespace Analytics.Pipeline;

/// <summary>What is measured of the walk, once for each block or batch. Names, units and labels stand in <c>deploy/telemetry/names.md</c>.</summary>
internal static class PipelineMetrics
{
    public const string Name = "Analytics.Pipeline";

    public static readonly ActivitySource Spans = new(Name);

    internal static readonly Meter Meter = new(Name);

    private static readonly RejectionReason[] rejections = [.. Enum.GetValues<RejectionReason>().Where(reason => reason != RejectionReason.None)];
    private static readonly WithholdingReason[] withholdings = [.. Enum.GetValues<WithholdingReason>().Where(reason => reason != WithholdingReason.None)];
    private static readonly string[] rejectionNames = Array.ConvertAll(rejections, reason => reason.ToString());
    private static readonly string[] withholdingNames = Array.ConvertAll(withholdings, reason => reason.ToString());

    private static readonly Counter<long> kept = Meter.CreateCounter<long>("analytics.pushes.kept", "{push}", "Pushes whose facts were kept.");
    private static readonly Counter<long> rejected = Meter.CreateCounter<long>("analytics.pushes.rejected", "{push}", "Pushes that cannot be used.");
    private static readonly Counter<long> withheld = Meter.CreateCounter<long>("analytics.pushes.withheld", "{push}", "Pushes that may not be used.");
    private static readonly Counter<long> scans = Meter.CreateCounter<long>("analytics.scans.kept", "{scan}", "Scans of the kept pushes, repeats included.");
    private static readonly Histogram<double> written = Meter.CreateHistogram<double>(
        "analytics.batch.duration", "s", "From the first row of a batch to its commit.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] });

    /// <summary>Adds how the pushes of a block ended.</summary>
    public static void Ended(PushFormat format, PushTally tally)
    {
        var provider = new KeyValuePair<string, object?>("provider", format.Provider);
        if (tally.Kept > 0)
        {
            kept.Add(tally.Kept, provider);
            scans.Add(tally.Scans, provider);
        }

        for (var i = 0; i < rejections.Length; i++)
        {
            if (tally.RejectedFor(rejections[i]) is > 0 and var count)
            {
                rejected.Add(count, provider, new("reason", rejectionNames[i]));
            }
        }

        for (var i = 0; i < withholdings.Length; i++)
        {
            if (tally.WithheldFor(withholdings[i]) is > 0 and var count)
            {
                withheld.Add(count, provider, new("reason", withholdingNames[i]));
            }
        }
    }

    /// <summary>A batch stands, and what it was made of is committed.</summary>
    public static void Written(TimeSpan took) => written.Record(took.TotalSeconds);

    public static Activity? StartBatch(int rows) => Spans.StartActivity("analytics.batch.write")?.SetTag("rows", rows);
}
