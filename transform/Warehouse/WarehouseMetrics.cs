using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Analytics.Warehouse;

/// <summary>What is measured of the tables. Names, units and labels stand in <c>deploy/telemetry/names.md</c>.</summary>
internal static class WarehouseMetrics
{
    public const string Name = "Analytics.Warehouse";

    public static readonly ActivitySource Spans = new(Name);

    internal static readonly Meter Meter = new(Name);

    private static readonly ConcurrentDictionary<RefreshTimer, byte> timers = new();

    private static readonly Counter<long> retried = Meter.CreateCounter<long>("analytics.inserts.retried", "{insert}", "Inserts that were tried again.");
    private static readonly Histogram<double> refreshed = Meter.CreateHistogram<double>(
        "analytics.refresh.duration", "s", "Bringing a table of cells up to date.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] });

    static WarehouseMetrics() =>
        Meter.CreateObservableGauge("analytics.refresh.age", Ages, "s", "Since a table of cells was last known to be up to date.");

    public static void Retried(string table) => retried.Add(1, Table(table));

    public static void Refreshed(string table, TimeSpan took) => refreshed.Record(took.TotalSeconds, Table(table));

    public static void Begin(RefreshTimer timer) => timers.TryAdd(timer, 0);

    public static void End(RefreshTimer timer) => timers.TryRemove(timer, out _);

    private static IEnumerable<Measurement<double>> Ages() =>
        timers.Keys.Where(timer => timer.Age is not null).Select(timer => new Measurement<double>(timer.Age!.Value.TotalSeconds, Table(timer.Table)));

    private static KeyValuePair<string, object?> Table(string table) => new("table", table);
}
