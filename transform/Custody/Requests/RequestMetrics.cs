using System.Diagnostics.Metrics;

namespace Analytics.Custody.Requests;

/// <summary>What is measured of requests. Names, units and labels stand in <c>deploy/telemetry/names.md</c>.</summary>
public static class RequestMetrics
{
    private static readonly Meter meter = new("Analytics.Custody");
    private static RequestCounts? counted;

    static RequestMetrics()
    {
        meter.CreateObservableGauge("analytics.requests.open", () => Told(counts => counts.Open), "{request}", "Requests of persons that are neither done nor refused.");
        meter.CreateObservableGauge("analytics.requests.late", () => Told(counts => counts.Late), "{request}", "Open requests of persons whose due date is over.");
    }

    /// <summary>Tells what was counted last; before the first time nothing is told.</summary>
    public static void Counted(RequestCounts counts) => Volatile.Write(ref counted, counts);

    private static IEnumerable<Measurement<long>> Told(Func<RequestCounts, long> figure) => Volatile.Read(ref counted) is { } counts ? [new Measurement<long>(figure(counts))] : [];
}
