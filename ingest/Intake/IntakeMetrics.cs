using System.Diagnostics;
using System.Diagnostics.Metrics;
using Analytics.Formats;
using Microsoft.AspNetCore.Http;

namespace Analytics.Intake;

/// <summary>What is measured of pushes on their way in. Names, units and labels stand in <c>deploy/telemetry/names.md</c>.</summary>
internal static class IntakeMetrics
{
    public const string Name = "Analytics.Intake";

    public static readonly ActivitySource Spans = new(Name);

    internal static readonly Meter Meter = new(Name);

    private const string NoProvider = "unknown";

    private static readonly Counter<long> received = Meter.CreateCounter<long>("analytics.pushes.received", "{push}", "Pushes that were taken up.");
    private static readonly Counter<long> queued = Meter.CreateCounter<long>("analytics.pushes.queued", "{push}", "Pushes that every in-sync broker has.");
    private static readonly Counter<long> refused = Meter.CreateCounter<long>("analytics.requests.refused", "{request}", "Requests that were not taken.");
    private static readonly Histogram<double> acknowledged = Meter.CreateHistogram<double>(
        "analytics.acknowledgement.duration", "s", "From taking pushes up until they are durable.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30] });

    /// <param name="provider">Name of a format or of a map that is set up.</param>
    /// <param name="pushes">How many.</param>
    public static void Received(string provider, long pushes) => received.Add(pushes, Provider(provider));

    public static void Acknowledged(string provider, TimeSpan after) => acknowledged.Record(after.TotalSeconds, Provider(provider));

    public static void Queued(string provider, IReadOnlyList<PushOutcome?> outcomes)
    {
        var count = 0;
        for (var i = 0; i < outcomes.Count; i++)
        {
            count += outcomes[i] is null ? 1 : 0;
        }

        queued.Add(count, Provider(provider));
    }

    /// <param name="provider">Null for one that is not known: what was asked for is the sender's text.</param>
    /// <param name="status">What was answered.</param>
    public static void Refused(string? provider, int status) =>
        refused.Add(1, Provider(provider ?? NoProvider), new("reason", ReasonOf(status)));

    private static string ReasonOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "broken",
        StatusCodes.Status401Unauthorized => "signature",
        StatusCodes.Status403Forbidden => "no_secret",
        StatusCodes.Status404NotFound => "no_provider",
        StatusCodes.Status413PayloadTooLarge => "too_large",
        StatusCodes.Status415UnsupportedMediaType => "type",
        StatusCodes.Status422UnprocessableEntity => "rejected",
        StatusCodes.Status429TooManyRequests => "busy",
        StatusCodes.Status503ServiceUnavailable => "closed",
        _ => "other",
    };

    private static KeyValuePair<string, object?> Provider(string provider) => new("provider", provider);
}
